# (x, dd) `{**found}` is a dict, whatever it starts from
from collections import OrderedDict


def merge(rows):
    found = OrderedDict()
    for row in rows:
        found = {**found, row: row}
    return type(found).__name__, found


given = [1]
print(merge(given))
