import math
import random


def calls(rows, make):
    reveal(len(rows))  # True
    reveal(sorted(rows)[0])  # True
    reveal(math.sqrt(2))  # True
    reveal("".join(["a"]))  # True
    reveal([1].append(2))  # False
    reveal(random.random())  # False
    reveal(make())  # False
    reveal([make() for _ in rows])  # False
    reveal(print(rows))  # False
    reveal((x := 1))  # False
    reveal(lambda: make())  # False
    reveal(rows.name)  # True
