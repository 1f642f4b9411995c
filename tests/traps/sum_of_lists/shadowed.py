# (a, j) `chain` and `list` are something else here
def chain(pages):
    return pages


def list(pages):
    return chain(pages)


def all_rows(pages):
    return set(sum((page for page in pages), []))


given = [[1], [2]]
print(all_rows(given))
