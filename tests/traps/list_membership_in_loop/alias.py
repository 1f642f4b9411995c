# (i) another name for the list adds to it while the loop runs
# unsafe: what other code does to the list meanwhile is not seen
def new_rows(rows: list[str], names: list[str], register):
    found = []
    for row in rows:
        if row not in names:
            found.append(row)
        register(row)
    return found


known = ["a"]
[call] = [new_rows]
print(call(["a", "b", "b"], known, known.append))
