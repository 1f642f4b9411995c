# (aa) a single item is the result itself
# unsafe: of a single item it is a copy
from functools import reduce
from operator import add


def flattened(pages: list[list[int]]):
    return reduce(add, pages)


rows = [1]
given = [rows]
flattened(given).append(2)
print(rows)
