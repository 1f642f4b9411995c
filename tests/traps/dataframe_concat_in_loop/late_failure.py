# (l, s) a row that does not fit is found when the loop has used all rows
# unsafe: tables that do not fit together fail only after the loop
import pandas as pd


def results(words):
    table = pd.DataFrame(columns=["name", "score"])
    for word in words:
        print(word)
        table.loc[len(table)] = [*word]
    return table


results("ab cd efg hi".split())
