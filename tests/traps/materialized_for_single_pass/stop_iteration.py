# (n) what ends a comprehension by StopIteration is an error in a generator
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path, numbers):
    numbers = iter(numbers)
    with open(path) as file:
        for line in [(line, next(numbers)) for line in file]:
            print(line)


PATH = written(b"one\ntwo\nthree\n")
try:
    show(PATH, [1, 2])
except StopIteration:
    print("too few")
finally:
    os.remove(PATH)
