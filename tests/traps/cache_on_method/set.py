# (gg) a property that cannot be set, until now
# unsafe: it can be set
from functools import cache


class Order:
    def __init__(self, lines):
        self.lines = lines

    @property
    @cache
    def total(self):
        return sum(self.lines)


order = [Order([1, n]) for n in range(3)][2]
print(order.total)
try:
    order.total = 1
except AttributeError:
    print("no")
