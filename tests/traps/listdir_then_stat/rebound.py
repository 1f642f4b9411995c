# (b) the name gets another value in the loop
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def names(directory):
    for name in sorted(os.listdir(directory)):
        if os.path.isfile(os.path.join(directory, name)):
            name = name.upper()
        print(name)


names(filled("a", "b"))
