# (y, dd) a tuple is what `%` takes apart
def collect(rows):
    names = ()
    for row in rows:
        names += (row,)
    return "%s and %s" % names


given = [1, 2]
print(collect(given))
