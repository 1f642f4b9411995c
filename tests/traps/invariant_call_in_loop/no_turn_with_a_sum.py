# (r) without a turn the call is not made, and there is no sum of None
# unsafe: the call then runs even if the loop has no turn
def shares(rows, prices):
    for row in rows:
        print(row / sum(prices))
    return "done"


for rows, prices in ([1, 2], [4]), ([], None):
    print(shares(*(rows, prices)))
