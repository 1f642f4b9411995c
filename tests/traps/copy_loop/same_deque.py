# (i, cc) a deque that is copied into itself changes under the loop
# unsafe: a deque may be copied to itself
from collections import deque


def doubled(rows):
    rest = deque(rows)
    same: deque = rest
    for row in same:
        rest.append(row)
    return list(rest)


print(doubled(range(0)))
print(doubled(range(3)))
