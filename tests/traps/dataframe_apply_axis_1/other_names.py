# (z) a list that is multiplied, or a name that may be anything
import pandas as pd


def prices(orders, factor):
    return orders.apply(lambda row: factor * row["amount"], axis=1).tolist()


print(prices(pd.DataFrame({"amount": list(range(3))}), "ab"))
