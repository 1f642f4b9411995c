# (y) `splitlines` of text knows more line ends than a file
# unsafe: also splits at characters like form feeds
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


lines(written(b"a\x0cb\nc\n"))
