# (a) another `deepcopy`, by a later definition of the same name
# silent
from copy import deepcopy


def deepcopy(items):
    print("copying", items)
    return list(reversed(items))


def rows(names):
    columns = ["a", "b"]
    return [deepcopy(columns) for _ in names]


print(rows("xy"))
