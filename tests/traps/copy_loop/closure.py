# (f) a nested function sees the loop's variable
def copied(rows):
    found = []

    def last():
        return row

    for row in rows:
        found.append(row)
    return found, last()


print(copied([1, 2, 3]))
