# (o) the loop changes what the condition of the comprehension looks at
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    hidden = []
    with open(path) as file:
        for line in [line.strip() for line in file if line.strip() not in hidden]:
            hidden.append("three")
            print(line)


PATH = written(b"one\ntwo\nthree\n")
show(PATH)
os.remove(PATH)
