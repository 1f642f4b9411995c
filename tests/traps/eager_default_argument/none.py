# (n) a key may be there with nothing in it
def marks(pupils, known: dict[str, list[int]]):
    found = {}
    for name, numbers in pupils:
        found[name] = known.get(name, sorted(numbers))
    return found


print(marks([("a", [2, 1]), ("b", [4, 3])], {"a": None}))
