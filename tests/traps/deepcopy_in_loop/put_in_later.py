# (bb) what was put in after the list was made can change, and would be shared
from copy import deepcopy


def tables(names):
    columns = ["name"]
    columns.append(["first", "last"])
    found = {name: deepcopy(columns) for name in names}
    found["a"][1].append("middle")
    return found


print(tables(["a", "b", "c"]))
