# (u) a function that the loop calls reads from the same file
# unsafe: what other code reads from the same file meanwhile is missing in the loop
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


class Lines:
    def __init__(self, path):
        self.file = open(path)

    def next_line(self):
        return self.file.readline()

    def show(self):
        for line in list(self.file):
            print(repr(line), repr(self.next_line()))


PATH = written(b"one\ntwo\nthree\n")
Lines(PATH).show()
os.remove(PATH)
