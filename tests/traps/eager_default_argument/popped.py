# (s) `pop` takes out what is there
def marks(pupils, known: dict[str, list[int]]):
    for name, numbers in pupils:
        print(known.pop(name, sorted(numbers)))
    return known


print(marks([("a", [2, 1]), ("a", [4, 3])], {"a": [0], "b": []}))
