# (a, j) `lru_cache` is something else in this file
from datetime import datetime
from functools import cache


def lru_cache(maxsize):
    raise ValueError(maxsize)


@cache
def name(moment: datetime):
    return f"{moment:%A}"


print(name(datetime(2026, 1, 1)))
