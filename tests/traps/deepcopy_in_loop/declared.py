# (bb, x) a list that does not hold what is declared is shared by a plain copy
# unsafe: what is not of the type that it is said to be is then shared
from copy import deepcopy


def boards(grid: list[str], names):
    found = {name: deepcopy(grid) for name in names}
    found["a"][0].append("x")
    return found


print(boards([[], []], ["a", "b"]))
