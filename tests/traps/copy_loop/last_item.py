# (b) an outer loop reads on its next turn what the loop's variable was
def copied(groups):
    found, row = [], None
    for group in groups:
        print(row)
        for row in group:
            found.append(row)
    return found


print(copied([[1, 2], [], [3]]))
