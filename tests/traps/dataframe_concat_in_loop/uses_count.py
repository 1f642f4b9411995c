# (i) a row holds how many rows there are so far
import pandas as pd


def results(names):
    table = pd.DataFrame(columns=["name", "number"])
    for name in names:
        table.loc[len(table)] = [name, len(table)]
    return table


print(results("ada grace".split()).to_dict("split"))
