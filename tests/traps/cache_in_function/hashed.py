# (gg) the cache of one call goes
from functools import lru_cache


def first(table: dict[str, int], name: str) -> int:
    find = lru_cache(None)(table.__getitem__)
    return find(name)


print(first({"a": 1}, "a"))
try:
    first({"a": 1}, "b")
except KeyError as error:
    print(error)
