# (o, l) the items come one after the other, and an error comes through
from functools import reduce
from operator import add


def flattened(numbers, log):
    return reduce(add, ([log.append(number) or 1 // number] for number in numbers), [])


log = []
given = [1, 2, 0, 3]
try:
    flattened(given, log)
except ZeroDivisionError:
    print(log)
