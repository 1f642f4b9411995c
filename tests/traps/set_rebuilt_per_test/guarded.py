# (r) the code asks first whether there are any
def known(rows, ids):
    return [row for row in rows if ids is not None and row in set(ids)]


for ids in None, [1]:
    print(known(*([1, 2], ids)))
