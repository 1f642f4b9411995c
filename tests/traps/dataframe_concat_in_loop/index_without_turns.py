# (i) without a turn the rows keep their index
# unsafe: a loop without turns leaves a copy of the frame that it began with
import pandas as pd


def together(orders, pages):
    found = orders
    for page in pages:
        found = pd.concat([found, page])
    return found is orders


print(together(pd.DataFrame({"id": [1]}), [page for page in () if page]))
