# (i) the result gets the name of what it is made from
def all_rows(pages):
    pages = sum(pages, [])
    return pages


given = [[1], [2]]
print(all_rows(given))
