# (bb) the table is changed after it has been added
import pandas as pd


def together(pages):
    orders = pd.DataFrame()
    for page in pages:
        orders = pd.concat([orders, page], ignore_index=True)
        page["id"] = 0
    return orders


print(together([pd.DataFrame({"id": [number, 2]}) for number in range(12)]).to_dict("split"))
