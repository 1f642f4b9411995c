# (i) a set that has been made before is not what it was
def both(rows: list[str], names: list[str]):
    left = set(names)
    left.discard("a")
    return [row for row in rows if row in names], left


[call] = [both]
print(call(["a", "b"], ["a", "b"]))
