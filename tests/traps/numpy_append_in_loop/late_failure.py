# (l, s) a part that does not fit is found when the loop has used all parts
# unsafe: parts that do not fit together fail only after the loop
import numpy as np


def stacked(rows):
    table = np.zeros((0, 2))
    for row in rows:
        print(row)
        table = np.vstack((table, row))
    return table


stacked([[0] * len(row) for row in "ab cd efg hi".split()])
