# (b, e) the name of one item is in use
def all_rows(pages, page):
    rows = sum(pages, [])
    return rows, page


given = [[1], [2]]
print(all_rows(given, "first"))
