# (kk) the arguments go on over several lines, with a comment
from copy import deepcopy


def rows(names):
    sizes = {"name": 20, "size": 8}
    return [
        deepcopy(
            sizes  # they differ
        )
        | {name: 1}
        for name in names
    ]


print(rows("xy"))
