# (s) what is added is made from each item
from functools import reduce


def names(rows):
    return reduce(lambda names, row: names + [row.upper()], rows, [])


given = ["a", "b"]
print(names(given))
