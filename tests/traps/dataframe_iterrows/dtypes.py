# (z, dd) a row of integers and floats has floats only
# unsafe: values keep the dtype of their column, where a row of several columns makes floats of integers
import pandas as pd


def amounts(orders):
    for _, row in orders.iterrows():
        print(repr(row["amount"] * 1), row["price"])


amounts(pd.DataFrame({"amount": [number for number in range(3)], "price": [number / 2 for number in range(3)]}))
