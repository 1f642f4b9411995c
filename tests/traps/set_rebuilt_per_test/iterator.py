# (o) an iterator has items for the first test only
# unsafe: the container is then made even if the loop has no turn
def known(rows, ids):
    return [row for row in rows if row in set(ids)], list(ids)


print(known(*([1, 2], iter([1, 2]))))
print(known(*([], iter([1, 2]))))
