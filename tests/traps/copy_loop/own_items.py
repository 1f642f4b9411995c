# (x) a class derived from `dict` writes a log when an item is set
# unsafe: a class derived from `list` may do more when it is filled, and another object may do something
class Logged(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


def copied(prices: dict[str, int], corrections: dict[str, int]):
    for name, price in corrections.items():
        prices[name] = price
    return prices


print(copied(Logged(), {"a": 1, "b": 2}))
