# (w, gg) an argument has no hash
# unsafe: safe if the arguments certainly have a hash, otherwise one without is no error any more
from functools import cache


def first(table):
    return cache(len)(table["key"])


print(first({"key": []}))
