# (f) a nested function shows what is there so far
# silent
import numpy as np


def read(parts):
    found = np.empty(0)

    def show():
        print(found.sum())

    for part in parts:
        found = np.append(found, part)
        show()
    return found


print(read(range(20)))
