# (u, o) what the loop goes through appends to the list
# unsafe: somebody else may change the items meanwhile
def shares(rows, prices: list[float]):
    found = []
    for row in rows:
        found.append(row / sum(prices))
    return found


def numbers(prices):
    for number in range(1, 4):
        prices.append(1.0)
        yield number


prices = [1.0]
print(shares(*(numbers(prices), prices)))
