# (s) `setdefault` gives what is in the dict then
def marks(pupils, known: dict[str, list[int]]):
    for name, numbers in pupils:
        kept = known.setdefault(name, sorted(numbers))
        kept.append(0)
    return known


print(marks([("a", [2, 1]), ("a", [4, 3]), ("b", [6, 5])], {}))
