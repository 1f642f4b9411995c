# (z) `np.append` makes one row of a table
# unsafe: of parts with more than one dimension `np.append` would have made one row
import numpy as np


def flat(tables):
    found = np.empty(0)
    for table in tables:
        found = np.append(found, table)
    return found


print(flat([np.ones((2, 2))] * 2))
