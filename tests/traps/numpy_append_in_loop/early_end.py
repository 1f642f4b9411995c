# (k, b) a turn ends early, by `continue`, and the part is used after it
import numpy as np


def read(parts):
    found = np.empty(0)
    for part in parts:
        if part < 0:
            continue
        found = np.append(found, part)
    return found, part


print(read(range(-2, 9)))
