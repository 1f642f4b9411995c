# (l) what the loop has done before a line that cannot be read stays done
# unsafe: an error in reading comes only when the loop has worked on the items before it
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    with open(path, encoding="ascii") as file:
        for line in list(file):
            print(line)


PATH = written(b"one\n" * 9000 + b"\xff\n")
try:
    show(PATH)
finally:
    os.remove(PATH)
