# (i, o) what is added looks at the list as it was
def collect(groups):
    found = [1]
    for group in groups:
        found = [*found, *(one for one in group if one not in found)]
    return found


given = [[2, 2], [3, 1, 3]]
print(collect(given))
