# (bb, gg) its default is made anew on each call of the function around it
from functools import cache


def collect(item: str):
    @cache
    def add(one, into=[]):
        into.append(one)
        return into

    return add(item)


print(collect("a"), collect("b"))
