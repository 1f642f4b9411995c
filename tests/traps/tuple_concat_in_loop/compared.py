# (dd) a tuple equals no list
def collect(rows):
    names = ()
    for row in rows:
        names = names + (row, row)
    return names == (1, 1), names < (2,), names


given = [1]
print(collect(given))
