# (s) the rows are numbered anew each time
import pandas as pd


def together(pages):
    orders = pd.DataFrame({"id": [0]})
    for page in pages:
        orders = pd.concat([orders, page]).reset_index(drop=True)
    return orders


print(together([pd.DataFrame({"id": [number, 2]}) for number in range(12)]).to_dict("split"))
