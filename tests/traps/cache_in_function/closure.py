# (gg) it uses a variable of the function around it
from functools import cache


def priced(orders, rate):
    @cache
    def price_of(amount: int) -> float:
        return amount * rate

    return price_of(len(orders))


print(priced([1, 2], 3), priced([1, 2], 5))
