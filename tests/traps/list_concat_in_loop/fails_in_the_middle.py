# (l, o) what is unpacked fails in the middle: nothing of it has been added
# unsafe: where `more` may raise an exception in the middle
def items(group):
    for item in group:
        yield 1 // item


def collect(groups):
    found = []
    for group in groups:
        try:
            found = [*found, *items(group)]
        except ZeroDivisionError:
            print(len(found))
    return found


given = [[1], [1, 0], [1]]
print(collect(given))
