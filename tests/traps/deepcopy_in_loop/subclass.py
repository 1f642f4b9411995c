# (x, dd) `copy` of a class derived from list makes a plain list
# unsafe: or copied as another class
from copy import deepcopy


class Names(list):
    pass


def copies(names: list[str], count):
    return [type(deepcopy(names)).__name__ for _ in range(count)]


print(copies(Names("ab"), 20))
