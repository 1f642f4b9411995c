# (n) what is not there is there no times, and is not there afterwards
def numbers_of(names: list[str], others: list[str]):
    found = [names.count(other) for other in others]
    return found, found, type(found[0])


[call] = [numbers_of]
print(call(["a", "b", "a"], ["a", "x", "x"]))
