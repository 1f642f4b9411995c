# (x) a link that leads nowhere, and one to a directory
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def kinds(directory):
    for name in sorted(os.listdir(directory)):
        path = os.path.join(directory, name)
        print(os.path.isfile(path), os.path.isdir(path), os.path.islink(path), name)


directory = filled("a")
os.symlink("nowhere", os.path.join(directory, "b"))
os.symlink("d", os.path.join(directory, "e"))
os.symlink("a", os.path.join(directory, "f"))
kinds(directory)
