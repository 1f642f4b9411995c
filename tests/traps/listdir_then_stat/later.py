# (o) the directory is listed now, and its names are gone through later
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def files(directory):
    return (name for name in os.listdir(directory) if os.path.isfile(os.path.join(directory, name)))


directory = filled("a")
found = files(directory)
open(os.path.join(directory, "b"), "w").close()
print(list(found))
