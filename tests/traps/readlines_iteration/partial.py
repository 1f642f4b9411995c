# (l) what has been found is seen by whoever catches the exception
# unsafe: a turn may have done something when a later line turns out to be no text
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def lines(path):
    found = []
    try:
        with open(path, encoding="utf-8") as file:
            for line in file.readlines():
                found.append(line.strip())
    except UnicodeDecodeError:
        print("no text")
    return found


print(len(lines(written(b"a\n" * 10000 + b"\xff\n"))))
