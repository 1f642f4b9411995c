# (s) tables with other columns and their own index, in order, from one that is there at the beginning
import pandas as pd


def together(pages):
    orders = pages[0]
    for page in pages[1:]:
        orders = pd.concat([orders, page])
    return orders


PAGES = [pd.DataFrame({"id": [1, 2]}), pd.DataFrame({"id": [3], "note": ["late"]}), pd.DataFrame({"id": [4]})]
print(together(PAGES).to_dict("split"), len(PAGES[0]))
