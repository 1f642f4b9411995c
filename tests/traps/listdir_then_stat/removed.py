# (cc) what an earlier turn has removed is no file in its turn
# unsafe: what an entry is, is what it was when the directory was read
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def clear(directory):
    for name in sorted(os.listdir(directory)):
        if os.path.isfile(os.path.join(directory, name)):
            print(name)
            for other in os.listdir(directory):
                if other != "d":
                    os.unlink(os.path.join(directory, other))


clear(filled("a", "b", "c"))
