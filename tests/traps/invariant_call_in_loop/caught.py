# (r, l) what it raises is caught on every turn
def shares(rows, prices):
    for row in rows:
        try:
            print(row, sum(prices))
        except TypeError:
            print("no prices", row)


shares(*([1, 2], ["a"]))
