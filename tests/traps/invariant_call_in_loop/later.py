# (o) a generator computes when it is asked
# unsafe: somebody else may change the items meanwhile
def shares(rows: list[int], prices: list[float]):
    return (row / sum(prices) for row in rows)


prices = [1.0]
found = shares(*([1, 2], prices))
prices.append(3.0)
print(list(found))
