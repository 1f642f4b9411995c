# (kk) a suite on one line has no place for a loop
def all_rows(pages):
    if pages: return sum(pages, [])
    return None


given = [[1], [2]]
others = []
print(all_rows(given), all_rows(others))
