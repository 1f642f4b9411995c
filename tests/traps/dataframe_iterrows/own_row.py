# (cc) the loop sets what is in its own row
import pandas as pd


def totals(orders):
    for index, row in orders.iterrows():
        orders.at[index, "total"] = row["name"] * 2
    return orders["total"].tolist()


print(totals(pd.DataFrame({"name": [letter for letter in "abc"]})))
