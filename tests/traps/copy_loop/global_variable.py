# (c) the loop's variable is the module's
row = None


def copied(rows):
    global row
    found = []
    for row in rows:
        found.append(row)
    return found


print(copied([1, 2, 3]), globals()["row"])
