# (cc) a dict that changes under the loop raises RuntimeError
def renamed(rows):
    prices = dict(rows)
    for name, _ in prices.items():
        print(name)
        prices[name.upper()] = 0
    return prices


renamed([("a", 1), ("b", 2)])
