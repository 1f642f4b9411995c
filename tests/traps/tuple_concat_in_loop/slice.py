# (cc, dd) a slice of it is a tuple as well
def collect(rows):
    names = ()
    for row in rows:
        if len(names) > 1:
            return names[-2:]
        names += (row,)
    return names[1:]


given = [1]
others = [1, 2, 3]
print(collect(given), collect(others))
