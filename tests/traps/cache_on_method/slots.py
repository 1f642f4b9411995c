# (gg) its instances have no `__dict__`
from functools import cache


class Order:
    __slots__ = ("lines",)

    def __init__(self, lines):
        self.lines = lines

    @property
    @cache
    def total(self):
        return sum(self.lines)


print([Order([1, n]).total for n in range(3)])
