# (ee, gg) equal numbers of two types, one after the other
def halves(amount):
    return amount if amount < 2 else halves(amount - 1) + halves(amount - 2)


print(halves(9), halves(10))
