# (aa) a list to start from stays as it is
def all_rows(pages, rows: list[int]):
    return sum(pages, rows), rows


given = [[1], [2]]
others = [0]
print(all_rows(given, others))
