# (u) the list is another one on each turn
def last(rows: list[str], names: list[str]):
    while any(row in names for row in rows):
        names = names[1:]
    return names


[call] = [last]
print(call(["b"], ["a", "b", "c"]))
