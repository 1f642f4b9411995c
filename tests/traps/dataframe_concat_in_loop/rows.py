# (s, dd) the rows are those that are set, in order, numbered from 0
import pandas as pd


def results(names):
    table = pd.DataFrame(columns=["name", "length"])
    for name in names:
        if not name:
            continue
        table.loc[len(table)] = [name.title(), len(name)]
    return table


print(results("ada  grace hopper".split(" ")).to_dict("split"))
