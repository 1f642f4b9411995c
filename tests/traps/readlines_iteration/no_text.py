# (l) nothing is seen of the lines before the one that is no text
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return [line.strip() for line in file.readlines() if line != "\n"]
    except UnicodeDecodeError as error:
        return type(error).__name__


print(lines(written(b"a\n" * 10000 + b"\xff\n")))
print(lines(written(b"a\n\nb")))
