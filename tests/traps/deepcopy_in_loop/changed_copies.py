# (cc) each turn needs a copy of its own, for it changes it
from copy import deepcopy


def rows(names, width):
    empty = [f"column {number}" for number in range(width)]
    found = []
    for name in names:
        row = deepcopy(empty)
        row.append(name)
        found.append(row)
    return found, empty


print(rows(["a", "b"], 2))
