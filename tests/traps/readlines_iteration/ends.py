# (y) each line comes without its end, the last one has none
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    with open(path) as file:
        for line in file.read().splitlines():
            print(repr(line))


lines(written(b"a\n\nb\r\n  c "))
lines(written(b""))
