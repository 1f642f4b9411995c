# (x) a link that leads to itself
# unsafe: an entry raises `OSError`
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def files(directory):
    return [name for name in os.listdir(directory) if os.path.isfile(os.path.join(directory, name))]


directory = filled()
os.symlink(os.path.join(directory, "a"), os.path.join(directory, "a"))
print(files(directory))
