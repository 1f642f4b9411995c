# (aa, i) each group has a list of its own, that others may keep
def collect(groups):
    kept = []
    for group in groups:
        found = []
        for row in group:
            found = [*found, row, -row]
        kept.append(found)
    return kept


given = [[1], [2, 3], []]
print(collect(given))
