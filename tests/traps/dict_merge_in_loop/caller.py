# (aa) the caller's dict stays as it is
def merge(rows, found: dict[int, int]):
    for row in rows:
        found = {**found, row: row}
    return found


mine = {0: 0}
given = [1, 2]
print(merge(given, mine), mine)
