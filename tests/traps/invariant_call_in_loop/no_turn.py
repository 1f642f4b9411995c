# (r) without a turn the call is not made, and there is no maximum of nothing
def shares(rows, prices):
    for row in rows:
        print(row / max(prices))
    return "done"


for rows, prices in ([1, 2], [4]), ([], []):
    print(shares(*(rows, prices)))
