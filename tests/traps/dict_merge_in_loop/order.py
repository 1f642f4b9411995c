# (s) the key is worked out before the value
# unsafe: the value is worked out before the key
def merge(rows):
    found = {}
    for row in rows:
        found = {**found, row.pop(): row.pop()}
    return found


given = [[1, 2], [3, 4]]
print(merge(given))
