# (k, l) what is there before an error is returned
import pandas as pd


def together(pages):
    orders = pd.DataFrame({"id": [0]})
    try:
        for page in pages:
            orders = pd.concat([orders, pd.DataFrame({"id": [int(page)]})])
    finally:
        return orders


print(together("1 2 3 x".split()).to_dict("split"))
