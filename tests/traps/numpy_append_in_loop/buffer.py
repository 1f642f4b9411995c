# (bb) each part is the same buffer, which is filled anew
import numpy as np


def read(rounds):
    found, buffer = np.empty(0), np.zeros(2)
    for number in range(rounds):
        buffer[:] = number
        found = np.append(found, buffer)
    return found


print(read(3))
