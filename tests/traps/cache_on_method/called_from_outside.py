# (dd, gg) someone finds it by another way
# unsafe: whoever calls the method from elsewhere fails
from functools import cache
from operator import methodcaller


class Order:
    def __init__(self, lines):
        self.lines = lines

    @cache
    def _total(self):
        return sum(self.lines)

    def gross(self):
        return self._total() * 2


order = [Order([1, n]) for n in range(3)][2]
print(order.gross())
print(methodcaller("_to" + "tal")(order))
