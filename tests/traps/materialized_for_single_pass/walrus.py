# (g) the comprehension leaves its last line behind, which the loop reads
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    with open(path) as file:
        for line in [(last := line.strip()) for line in file]:
            print(line, last)


PATH = written(b"one\ntwo\nthree\n")
show(PATH)
os.remove(PATH)
