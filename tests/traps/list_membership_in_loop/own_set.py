# (a) `set` is something else in this file
def set(items):
    return tuple(items)[:1]


def known(rows: list[int], ids: list[int]):
    return [row for row in rows if row in ids]


[call] = [known]
print(call([1, 2, 3], [3, 2]), set([1, 2]))
