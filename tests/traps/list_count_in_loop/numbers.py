# (w) equal numbers count as one, and NaN as the object that it is
def numbers_of(marks: list[float]):
    return [marks.count(mark) for mark in marks]


nan = float("nan")
[call] = [numbers_of]
print(call([1, True, 1.0, nan, nan, float("nan")]))
