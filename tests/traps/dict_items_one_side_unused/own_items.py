# (x) a class derived from `dict` has an `items` of its own
# unsafe: a derived class may have an `items` of its own
class Prices(dict):
    def items(self):
        return [(name, price * 2) for name, price in super().items()]


def total(prices: dict[str, int]):
    result = 0
    for _, price in prices.items():
        result += price
    return result


print(total(Prices(a=1, b=2)))
