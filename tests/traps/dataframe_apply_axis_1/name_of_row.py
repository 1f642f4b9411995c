# (x) `name` of a row is its index, of a frame nothing
import pandas as pd


def places(orders):
    return orders.apply(lambda row: row.name + row["amount"], axis=1).tolist()


print(places(pd.DataFrame({"amount": list(range(3))})))
