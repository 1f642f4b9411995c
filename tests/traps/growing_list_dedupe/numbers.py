# (w) of equal items the first one stays, and NaN equals nothing
def distinct(numbers: list[float]):
    found = []
    for number in numbers:
        if number not in found:
            found.append(number)
    return found


nan = float("nan")
[call] = [distinct]
print(call([1, True, 1.0, 0.0, -0.0, nan, nan, float("nan")]))
