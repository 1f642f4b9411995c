# (s, y) names and paths are the same, of text and of bytes, and from a path
import os
import tempfile
from pathlib import Path


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def files(directory):
    for name in sorted(os.listdir(directory)):
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            print(repr(name), path.__class__.__name__, os.path.basename(path))


directory = filled("b", "a", "C")
files(directory)
files(os.fsencode(directory))
files(Path(directory))
files(directory + "/")
