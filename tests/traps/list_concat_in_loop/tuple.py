# (aa) a tuple cannot be added to a list with `+`
# unsafe: what is added may be of another type, which adding in place takes
def collect(rows):
    found = []
    for row in rows:
        found = found + row
    return found


given = [[1], (2,)]
print(collect(given))
