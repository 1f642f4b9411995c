# (a) `max` is something else here
def max(rows):
    return "max"


def last(rows):
    return sorted(rows)[-1]


print(last([1, 3, 2]), max([]))
