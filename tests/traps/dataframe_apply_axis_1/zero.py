# (z) a division by zero among objects is an error
# unsafe: a division by zero gives infinity
import pandas as pd


def shares(orders):
    return orders.apply(lambda row: row["price"] / row["amount"], axis=1).tolist()


print(shares(pd.DataFrame({"name": [*"ab"], "price": list(range(1, 3)), "amount": list(range(2))})))
