# (w, dd) the result is a key
def collect(rows):
    names = ()
    for row in rows:
        names += (row,)
    return {names: len(names)}


given = [1, 2]
print(collect(given))
