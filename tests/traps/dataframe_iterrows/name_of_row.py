# (x) `name` of a row is its index, and not the column
import pandas as pd


def names(orders):
    for _, row in orders.iterrows():
        print(row.name, row["name"])


names(pd.DataFrame({"name": [letter for letter in "abc"]}))
