# (w, dd) a frozenset is a key, and a set is not
def unite(rows):
    seen = frozenset()
    for row in rows:
        seen |= {row}
    return {seen: sorted(seen)}


given = [2, 1]
print(unite(given))
