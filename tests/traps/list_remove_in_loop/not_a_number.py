# (w) NaN is not equal to itself, and is found all the same
def known(numbers: list[float]):
    rows = list(numbers)
    for row in list(rows):
        if row != row:
            rows.remove(row)
    return rows


[call] = [known]
print(call([float("nan"), 1.0, float("nan")]))
