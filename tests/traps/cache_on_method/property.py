# (gg, s) it is computed once, as before
from functools import cache


class Order:
    def __init__(self, lines):
        self.lines = lines

    @property
    @cache
    def total(self):
        print("summed")
        return sum(self.lines)


for n in range(2):
    order = Order([1, n])
    print(order.total, order.total)
