# (u, i) the loop appends to the list under another name
# unsafe: somebody else may change the items meanwhile
def shares(rows: list[int], prices: list[float], more):
    for row in rows:
        print(row / sum(prices))
        more.append(1.0)


prices = [1.0]
shares(*([1, 2, 3], prices, prices))
