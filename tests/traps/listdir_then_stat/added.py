# (cc) what the loop makes there is none of its names
import os
import tempfile


def filled(*names):
    directory = tempfile.mkdtemp()
    for name in names:
        open(os.path.join(directory, name), "w").close()
    os.mkdir(os.path.join(directory, "d"))
    return directory


def double(directory):
    for name in os.listdir(directory):
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            os.mkdir(path + "x")


directory = filled(*(str(number) for number in range(500)))
double(directory)
print(len(os.listdir(directory)))
