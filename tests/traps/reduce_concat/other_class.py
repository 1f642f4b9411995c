# (x) sets are not united with lists by `|`
# unsafe: an item may be of another type, with which
from functools import reduce
from operator import or_


def united(groups):
    return sorted(reduce(or_, groups, set()))


given = [{1}, {2}]
print(united(given))
others = [[1]]
print(united(others))
