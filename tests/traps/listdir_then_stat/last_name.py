# (b) the last name is used after the loop
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def count(directory):
    number = 0
    for name in os.listdir(directory):
        number += os.path.isdir(os.path.join(directory, name))
    return number, name


print(count(filled()))
