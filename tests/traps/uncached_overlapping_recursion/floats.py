# (w, gg) `1` and `1.0` are one key
# unsafe: equal numbers of different types share a result
def halves(amount, unit: int):
    return amount if amount < unit else halves(amount - 1, unit) + halves(amount - 2, unit)


print(halves(3, 2), halves(3.0, 2))
