# (z, dd) numbers, lists and arrays may all be added
import numpy as np


def mixed(values):
    found = np.array([1])
    for value in values:
        found = np.append(found, value)
    return found, found.dtype


print(mixed([*iter((1, [2, 3], np.arange(2), 1.5, [], True))]))
print(mixed(range(0)))
