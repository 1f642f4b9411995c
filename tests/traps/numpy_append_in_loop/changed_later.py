# (bb) the part is changed after it has been added
import numpy as np


def read(rounds):
    found = np.empty(0)
    for number in range(rounds):
        part = np.full(2, number)
        found = np.append(found, part)
        part += 1
        print(part)
    return found


print(read(3))
