# (k, l) what has been read before an error counts
import numpy as np


def read(parts):
    found = np.empty(0)
    try:
        for part in parts:
            found = np.append(found, float(part))
    except ValueError:
        print("not a number")
    return found


print(read("1 2 3 x".split()))
