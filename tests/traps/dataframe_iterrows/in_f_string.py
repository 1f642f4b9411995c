# (kk) the index is shown by an f-string, and the rows are not used
import pandas as pd


def show(orders):
    for key, row in orders.iterrows():
        print(f"{key}: {row['name']}")
    for key, _ in orders[orders["name"] > "a"].iterrows():
        print(f"{key}")


show(pd.DataFrame({"name": [letter for letter in "abc"]}))
