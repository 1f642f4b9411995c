# (b) the last row is read after the loop
import pandas as pd


def last(orders):
    for index, row in orders.iterrows():
        print(index)
    return row["name"], row.to_dict()


print(last(pd.DataFrame({"name": [letter for letter in "abc"]})))
