# (n) where the file has been read to is asked when a line is no text
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    with open(path, encoding="utf-8") as file:
        try:
            return [line.strip() for line in file.readlines()]
        except UnicodeDecodeError:
            file.tell()


print(lines(written(b"a\n" * 10000 + b"\xff\n")))
