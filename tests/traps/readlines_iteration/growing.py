# (cc) a turn adds to the file that the loop goes through
# unsafe: the loop sees what happens to the file meanwhile
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    os.write(handle, data)
    os.close(handle)
    return path


def repeat(path, copy):
    with open(path) as file:
        for line in file.readlines():
            copy(path, line)
            if len(line) > 3:
                raise ValueError(line)


def appended(path, line):
    target = open(path, "a")
    target.write(line * 2)
    target.close()


path = written(b"a\nbcdefg\n" + b"x\n" * 10)
try:
    repeat(path, appended)
except ValueError as error:
    print(error)


def all_lines(path, copy):
    with open(path) as file:
        count = 0
        for line in file.readlines():
            if count < 10:
                copy(path, line)
            count += 1
    return count


print(all_lines(path, appended))
