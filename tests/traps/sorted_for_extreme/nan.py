# (w, ee) NaN has no order
# unsafe: items that have no order among them, as NaN, come out in another way
def least(numbers):
    return sorted(numbers)[0]


print(least([3.0, float("nan"), 1.0, 2.0]), least([float("nan"), 2.0, 1.0]))
