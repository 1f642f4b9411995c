# (l, w) an item without a hash ends it half way
def copied(rows: list[object]):
    seen: set[object] = {0}
    try:
        for row in rows:
            seen.add(row)
    except TypeError:
        print(sorted(seen))


copied([2, 1, [], 3])
