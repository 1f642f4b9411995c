# (b) all variables are printed
def shares(rows: list[int], prices: list[float]):
    for row in rows:
        print(row / sum(prices))
    print(sorted(locals()))


shares(*([1, 2], [1.0, 2.0]))
