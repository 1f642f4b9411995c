# (n, x) a column that is not there is told by another exception
# unsafe: a column that isn't there is an `AttributeError` instead of a `KeyError`
import pandas as pd


def discounts(orders):
    for _, row in orders.iterrows():
        print(row["discount"])


discounts(pd.DataFrame({"name": [str(number) for number in range(3)]}))
