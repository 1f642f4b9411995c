# (y) text is formatted for each row
import pandas as pd


def labels(orders):
    return orders.apply(lambda row: "%s pieces" % row["amount"], axis=1).tolist()


print(labels(pd.DataFrame({"amount": list(range(3))})))
