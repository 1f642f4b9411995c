# (r, u) between reading and the loop the same file is opened to be written
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def shout(path):
    lines = [line.strip() for line in open(path)]
    with open(path, "w") as out:
        for line in lines:
            out.write(line.upper())


PATH = written(b"one\ntwo\nthree\n")
shout(PATH)
print(open(PATH).read())
os.remove(PATH)
