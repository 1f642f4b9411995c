# (aa) the caller's list stays as it is
def collect(rows, found: list[int]):
    for row in rows:
        found = found + [row]
    return found


mine = [0]
given = [1, 2]
print(collect(given, mine), mine)
