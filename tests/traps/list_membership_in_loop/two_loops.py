# (u, i) between two loops the list gets another item
def both(rows: list[str], names: list[str]):
    first = [row for row in rows if row in names]
    names.append("b")
    second = [row for row in rows if row in names]
    return first, second


[call] = [both]
print(call(["a", "b"], ["a"]))
