# (w) lists have no hash
# unsafe: an item without a hash raises a `TypeError`
def distinct(rows):
    found = []
    for row in rows:
        if row not in found:
            found.append(row)
    return found


[call] = [distinct]
print(call([[1], [1], [2]]))
