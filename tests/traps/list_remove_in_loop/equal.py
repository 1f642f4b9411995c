# (w) the first item that is equal goes, not the one of which the condition holds
# unsafe: which may be another one than that of which the condition holds
def whole(numbers: list[float]):
    rows = list(numbers)
    for row in list(rows):
        if isinstance(row, float):
            rows.remove(row)
    return rows


[call] = [whole]
print(call([1, 1.0, 2, 2.5]))
