# (a, j) `Counter` is something else in this file
class Counter:
    pass


def again(names: list[str]):
    return [name for name in names if names.count(name) > 1], Counter


[call] = [again]
print(call(["a", "b", "a"])[0])
