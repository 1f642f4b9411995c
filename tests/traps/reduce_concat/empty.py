# (n) without a start, nothing to add up is an error
# unsafe: without a start, where there are no items the result is empty, and no error
from functools import reduce
from operator import add


def joined(words: list[str]):
    return reduce(add, words)


given = ["a", "b"]
print(joined(given))
others = []
print(joined(others))
