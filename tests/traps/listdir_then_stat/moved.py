# (u) the directory is another one on the next turn
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def kinds(directory):
    found = []
    for name in sorted(os.listdir(directory)):
        found.append(os.path.isfile(os.path.join(directory, name)))
        directory = os.path.join(directory, "..")
    return found


print(kinds(filled("a", "b")))
