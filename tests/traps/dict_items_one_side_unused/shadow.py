# (e) the unused name means something else around the loop
name = "outer"


def total(rows):
    prices = dict(rows)
    return [price for name, price in prices.items()], name


print(total([("a", 1)]))
