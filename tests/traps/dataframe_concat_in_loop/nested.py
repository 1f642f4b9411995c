# (k, b) in a loop inside of a loop, and the list's name is taken
import pandas as pd


def together(books):
    orders_parts = "taken"
    orders = pd.DataFrame()
    for book in books:
        for page in book:
            orders = pd.concat([orders, pd.DataFrame({"id": [page]})], ignore_index=True, sort=False)
    return orders, orders_parts


print(together([[1, 2], [], [3]])[0].to_dict("split"))
