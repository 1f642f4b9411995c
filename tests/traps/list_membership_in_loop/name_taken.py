# (e) the name for the set is taken
names_set = "mine"


def known(rows: list[str], names: list[str]):
    found = [row for row in rows if row in names]
    return found, names_set


[call] = [known]
print(call(["a", "b"], ["b"]))
