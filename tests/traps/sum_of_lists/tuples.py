# (aa) `+` does not add a tuple to a list
# unsafe: an item may be of another type, with which `+` fails
def all_rows(pages):
    return sum(pages, [])


given = [[1], (2,)]
print(all_rows(given))
