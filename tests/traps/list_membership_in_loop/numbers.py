# (w) 1, 1.0 and True are equal, and so is what a set makes of them
def known(rows: list[int], marks: list[float]):
    wanted = [mark for mark in marks]
    return [row for row in rows if row in wanted]


[call] = [known]
print(call([1, True, 2, 0], [1.0, 0.0, 2.5, float("nan")]))
nan = float("nan")
print(call([nan, float("nan")], [nan]))
