# (o) a generator looks at the dict later
def merge(rows):
    found = {0: 0}
    late = (key for key in found)
    for row in rows:
        found = {**found, row: row}
    return list(late), found


given = [1]
print(merge(given))
