# (b) somebody looks at all variables
def copied(rows):
    found = []
    for row in rows:
        found.append(row)
    return "{row} was the last of {found}".format(**locals())


print(copied([1, 2, 3]))
