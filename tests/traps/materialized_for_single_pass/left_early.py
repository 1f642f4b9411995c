# (o) what the loop has left unread is read by what comes after it
# unsafe: a loop that ends early leaves the rest unread
import os
import tempfile


def written(text):
    number, path = tempfile.mkstemp()
    with open(number, "wb") as file:
        file.write(text)
    return path


def show(path):
    with open(path) as file:
        for line in list(file):
            print(line)
            break
        print(file.read())


PATH = written(b"one\ntwo\nthree\n")
show(PATH)
os.remove(PATH)
