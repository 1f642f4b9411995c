# (s) operators bind as before
import pandas as pd


def prices(orders):
    rate = 2
    doubled = 3 * orders.apply(lambda row: row["net"] + row["gross"], axis=1)
    return doubled.tolist(), (-orders.apply(lambda row: row.net - row.gross * (rate + 1), axis=1)).tolist()


print(prices(pd.DataFrame({"net": list(range(3)), "gross": list(range(3, 6))})))
