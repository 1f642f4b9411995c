# (w) equal keys: the first key stays, with the last value, in its place
def merge(rows):
    found = {}
    for key, value in rows:
        found = {**found, key: value}
    return list(found.items())


given = [(1, "a"), (2, "b"), (True, "c"), (1.0, "d")]
print(merge(given))
