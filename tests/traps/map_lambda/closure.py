# (f) functions made in the loop see the last of what it gave
def callbacks(rows):
    found = []
    for total in map(lambda row: row[0], rows):
        found.append(lambda: total)
    return [callback() for callback in found]


for rows in [(1, 2), (3, 4)], []:
    print(callbacks(rows))
