# (w) 1, 1.0 and True are one key
def has(table: dict[float, str], keys: list[int]):
    return [key in list(table) for key in keys], [key in list(range(3)) for key in (1.0, True, 2.5, "1", [1])]


nan = float("nan")
print(has({1: "a", 0.5: "b", nan: "c"}, [True, 0, 1]))
