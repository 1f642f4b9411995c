# (s, l) of several entries, a later one looks at the dict as it was
def merge(rows):
    found = {}
    for row in rows:
        found = {**found, row: 1, -row: len(found)}
    return found


given = [1, 2]
print(merge(given))
