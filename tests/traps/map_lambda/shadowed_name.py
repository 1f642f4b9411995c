# (e) the parameter has the name of what is gone through
def firsts(rows):
    found = list(map(lambda rows: rows[0], rows))
    return found, rows


for rows in [(1, 2), (3, 4)], []:
    print(firsts(rows))
