# (o) a generator is consumed when the file is closed
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    with open(path) as file:
        return (line.strip() for line in file.readlines())


print(list(lines(written(b"a\nb\n"))))
