# (a, j, gg) there is a variable called like the import
cache = {}


def ways(steps):
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)


print(ways(10), cache)
