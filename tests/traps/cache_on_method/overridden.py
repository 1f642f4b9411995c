# (gg, dd) a derived class has a method of that name
from functools import cache


class Order:
    def __init__(self, lines):
        self.lines = lines

    @cache
    def _total(self):
        return sum(self.lines)

    def gross(self):
        return self._total() * 2


class Gift(Order):
    def _total(self):
        return 0


print([order([1, 2]).gross() for order in (Order, Gift)])
