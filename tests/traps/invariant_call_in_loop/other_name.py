# (i, u) the function has two names for one list, and appends under the other one
# unsafe: somebody else may change the items meanwhile
def written(rows: list[str]):
    found = ["-"]
    names: list[str] = found
    for row in rows:
        found.append(row)
        print(", ".join(names))


written(*(["a", "b"],))
