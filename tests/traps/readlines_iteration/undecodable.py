# (l) a line that is no text comes after a turn has printed something
# unsafe: a turn may have done something when a later line turns out to be no text
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def show(path):
    with open(path, encoding="utf-8") as file:
        for line in file.readlines():
            print(line)


show(written(b"a\n" * 10000 + b"\xff\n"))
