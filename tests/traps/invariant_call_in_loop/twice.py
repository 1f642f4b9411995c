# (bb) two names for one list of words would be one list
def pairs(rows: list[int], names: list[str]):
    found = []
    for row in rows:
        print(sorted(names)[0])
        other = sorted(names)
        other.append("-")
        found.append(other)
    return found


print(pairs(*([1, 2], ["b", "a"])))
