# (e, b) the parameter has the name of a variable that is read afterwards
def totals(rows, row):
    for total in map(lambda row: row[0] + row[1], rows):
        print(total)
    return row


for rows in [(1, 2), (3, 4)], []:
    print(totals(rows, "kept"))
