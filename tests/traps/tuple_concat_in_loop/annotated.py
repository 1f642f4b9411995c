# (j, mm) the annotation goes with the value
def collect(rows):
    names: tuple[int, ...] = (0,)
    for row in rows:
        names += (row,)
    return names


given = [1, 2]
others = []
print(collect(given), collect(others))
