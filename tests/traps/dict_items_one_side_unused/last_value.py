# (b) the value is wanted after the loop
# silent
def last(rows):
    prices = dict(rows)
    for name, price in prices.items():
        print(name)
    return price


print(last([("a", 1), ("b", 2)]))
