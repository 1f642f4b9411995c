# (n) of no rows there are no results
import pandas as pd


def totals(orders):
    return orders.apply(lambda row: row["price"] * row["amount"], axis=1).tolist()


print(totals(pd.DataFrame({"price": list(range(0)), "amount": list(range(0))})))
