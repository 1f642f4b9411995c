# (w) 1, 1.0 and True are one item, and what is not a number is itself only
def known(numbers: list[float], ids: list[float]):
    return [number for number in numbers if number in [abs(one) for one in ids]]


nan = float("nan")
print(known(*([1, True, 1.0, -0.0, nan, 2], [1, 0.0, nan])))
