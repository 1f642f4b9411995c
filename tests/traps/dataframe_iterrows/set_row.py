# (i) the row itself is set
import pandas as pd


def totals(orders):
    for _, row in orders.iterrows():
        row["name"] = row["name"] * 2
        print(row["name"])
    return orders["name"].tolist()


totals(pd.DataFrame({"name": [letter for letter in "abc"]}))
