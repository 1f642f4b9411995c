# (w) a key without a hash
def merge(rows):
    found = set()
    for row in rows:
        found = found | {row}
    return found


given = [1, []]
print(merge(given))
