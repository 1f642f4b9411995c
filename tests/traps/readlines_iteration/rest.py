# (k) the loop ends early, and the rest of the file is read
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def head(path):
    with open(path) as file:
        for line in file.readlines():
            if line == "\n":
                break
            print(line.strip())
        print(repr(file.read()))


head(written(b"a\n\nb\n"))
