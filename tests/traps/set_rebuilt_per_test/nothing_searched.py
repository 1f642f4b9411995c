# (w, r) items without a hash are no error as long as nothing is searched
# unsafe: the container is then made even if the loop has no turn
def known(rows, ids):
    return [row for row in rows if row in set(ids)]


for rows, ids in ([1, 3], [1, 2]), ([], [[]]):
    print(known(*(rows, ids)))
