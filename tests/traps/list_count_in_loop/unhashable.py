# (w) lists are counted by comparing them
# unsafe: an item without a hash raises a `TypeError`
def again(rows):
    known = list(rows)
    return [row for row in known if known.count(row) > 1]


[call] = [again]
print(call([[1], [2], [1]]))
