# (y) lines of bytes may end otherwise
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    with open(path, "rb") as file:
        for line in file.read().splitlines():
            print(line)


lines(written(b"a\r\nb\rc\n"))
