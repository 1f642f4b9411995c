# (w) of equal keys, the last value wins, and the first key stays
from functools import reduce


def settings(sources):
    return list(reduce(lambda one, other: {**one, **other}, sources, {}).items())


def merged(sources):
    merged = reduce(lambda one, other: {**one, **other}, sources, {})
    return list(merged.items())


given = [{1: "a"}, {True: "b", 2: "c"}]
others = [{1: "a"}, {True: "b"}]
print(settings(given), merged(others))
