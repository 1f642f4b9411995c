# (w) a list is compared, but has no hash
# unsafe: an item without a hash raises a `TypeError`
def known_rows(rows, ids):
    wanted = list(ids)
    return [row for row in rows if row in wanted]


[call] = [known_rows]
print(call([[1], [2]], [[2], 3]))
