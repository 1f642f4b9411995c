# (aa, i) another name keeps the dict that was there before the loop
def merge(rows):
    found = {}
    first = [found]
    for row in rows:
        found = {**found, row: row}
    return first, found


given = [1, 2]
print(merge(given))
