# (aa, i) each group keeps the list as it was then
def collect(groups):
    found = []
    kept = []
    for group in groups:
        for row in group:
            found = found + [row]
        kept.append(found)
    return kept


given = [[1], [2, 3]]
print(collect(given))
