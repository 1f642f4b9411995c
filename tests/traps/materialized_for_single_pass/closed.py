# (r) the file is closed before the loop begins
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    file = open(path)
    lines = list(file)
    file.close()
    for line in lines:
        print(line)


PATH = written(b"one\ntwo\nthree\n")
show(PATH)
os.remove(PATH)
