# (u, e) a set of another list has the name that one would give
def both(rows: list[str], names: list[str], others: list[str]):
    names_set = set(others)
    first = [row for row in rows if row in names]
    second = [row for row in rows if row in names_set]
    names_set.clear()
    third = [row for row in rows if row in names]
    return first, second, third


[call] = [both]
print(call(["a", "b"], ["a"], ["b"]))
