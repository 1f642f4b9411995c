# (n) what cannot be sorted raises an error
# unsafe: items that cannot be sorted raise nothing any more
def has(table: dict[str, int], names: list[str]):
    return [name for name in names if name in sorted(table | {name: 1})]


def has_mixed(table: dict[str, int], name: str):
    return name in sorted(table)


print(has_mixed({"a": 1, 2: 3}, "a"))
