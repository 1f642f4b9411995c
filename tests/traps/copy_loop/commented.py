# (kk) the comment says why, and has to stay
def copied(rows):
    found = []
    for row in rows:
        # They are few, but come slowly.
        found.append(row)
    return found


print(copied("abc"))
