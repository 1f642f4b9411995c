# (s) the default is a part of what happens
# unsafe: where the default is not needed, it is not computed, with all that it does or raises
def totals(rows, known: dict[str, int]):
    for name, amounts in rows:
        print(known.get(name, sum(print(amount) or amount for amount in sorted(amounts))))


totals([("a", [1, 2]), ("b", [3])], {"a": 7})
