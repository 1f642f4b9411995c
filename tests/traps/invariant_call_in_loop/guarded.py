# (r) the code asks first whether there are any
def shares(rows, prices):
    for row in rows:
        if prices is None:
            print(row)
            continue
        print(row / sum(prices))
    return [row for row in rows if prices is not None and row / sum(prices)]


for prices in None, [1.0]:
    print(shares(*([1, 2], prices)))
