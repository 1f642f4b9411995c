# (l) a number that is none comes before a line that is no text
# unsafe: the loop begins before the last line has been read
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def numbers(path):
    with open(path, encoding="utf-8") as file:
        return [int(line) for line in file.readlines()]


print(numbers(written(b"a\n" * 10000 + b"\xff\n")))
