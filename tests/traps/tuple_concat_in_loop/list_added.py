# (aa) a list cannot be added to a tuple
# unsafe: what is added may be of another type, which a list takes and tuples do not
def collect(rows):
    names = ()
    for row in rows:
        names += row
    return names


given = [(1,), [2]]
print(collect(given))
