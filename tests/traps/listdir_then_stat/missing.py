# (n) there is no such directory
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def files(directory):
    try:
        return [name for name in os.listdir(directory) if os.path.isfile(os.path.join(directory, name))]
    except FileNotFoundError:
        return None


print(files(filled()), files("/nowhere/at/all"))
