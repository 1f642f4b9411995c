# (cc) the loop sets what is in the next row
import pandas as pd


def carry(orders):
    for index, row in orders.iterrows():
        if index < 2:
            orders.at[index + 1, "name"] = row["name"] + "x"
    return orders["name"].tolist()


print(carry(pd.DataFrame({"name": [letter for letter in "abc"]})))
