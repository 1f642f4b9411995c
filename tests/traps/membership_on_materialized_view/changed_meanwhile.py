# (cc) the loop changes the dict that it looks into
def move(table: dict[str, int], names: list[str]):
    for name in names:
        if name in list(table):
            table[name + name] = table.pop(name)
    return table


print(move({"a": 1, "b": 2}, ["a", "aa", "b", "x"]))
