# (u) an index that is a slice gives a tuple
def collect(rows, which):
    names = (0,)
    for row in rows:
        names += (row,)
    return names[which]


given = [1, 2]
print(collect(given, slice(1)), collect(given, 1))
