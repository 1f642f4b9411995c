# (kk) the comprehension goes on over several lines, with a comment, and has a target of two names
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    with open(path) as file:
        lines = [
            (number, line.strip())  # as one sees them
            for number, line in enumerate(file)
            if number
            if line
        ]
        for number, line in lines:
            print(number, line)


PATH = written(b"one\ntwo\nthree\n")
show(PATH)
os.remove(PATH)
