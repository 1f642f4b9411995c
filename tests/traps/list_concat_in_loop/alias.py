# (aa, i) another name keeps the list that was there before the loop
def collect(rows):
    found = []
    before = found
    for row in rows:
        found = found + [row]
    return before, found


given = [1, 2]
print(collect(given))
