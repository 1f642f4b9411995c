# (x) names that no attribute can have
import pandas as pd


def show(orders):
    for _, row in orders.iterrows():
        print(row["unit price"], row["_id"], row["class"])


show(pd.DataFrame({"unit price": [*"abc"], "_id": [*"abc"], "class": [*"abc"]}))
