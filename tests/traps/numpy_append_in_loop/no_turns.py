# (i) without a turn the array is the one that was handed in
# unsafe: a loop without turns leaves a copy of the array that it began with
import numpy as np


def extended(start, parts):
    values = start
    for part in parts:
        values = np.append(values, part)
    return values


ONES = np.ones(2)
extended(ONES, range(0))[0] = 7
print(ONES)
