# (a) `pow` is something else here
from math import pow


def remainders(base: int, size: int):
    return [base**exponent % 7 for exponent in range(size)], pow(2, 3)


print(remainders(3, 4))
