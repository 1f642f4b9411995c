# (x) pairs are no dict
# unsafe: what is added may be of another type
def merge(rows):
    found = {}
    for row in rows:
        found = {**found, **row}
    return found


given = [{1: 2}, [(3, 4)]]
print(merge(given))
