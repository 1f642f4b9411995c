# (a) `list` is something else here
# silent
def list(items):
    return sum(items)


def total(rows):
    return list(map(lambda row: row[0], rows))


print(total([(1, 2), (3, 4)]))
