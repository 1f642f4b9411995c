# (i, l) somebody else has the list, too
# unsafe: a turn may have done something when a later line turns out to be no text
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def fill(path, found):
    with open(path, encoding="utf-8") as file:
        for line in file.readlines():
            found.append(line)


found = []
try:
    fill(written(b"a\n" * 10000 + b"\xff\n"), found)
except UnicodeDecodeError:
    print(len(found))
