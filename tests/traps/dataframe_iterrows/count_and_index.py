# (x) names that a tuple has too
import pandas as pd


def show(orders):
    for key, row in orders.iterrows():
        print(key, row["count"], row["index"], row["Name"])


show(pd.DataFrame({"count": [*"abc"], "index": [*"def"], "Name": [*"ghi"]}))
