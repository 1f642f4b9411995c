# (i, aa) another name for the list still means the same list
def copied(rows: list[int]):
    found = []
    same = found
    for row in rows:
        found.append(row)
    same.append(0)
    return found


print(copied([1, 2]), copied([]))
