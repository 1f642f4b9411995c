# (n, z) with a negative exponent the power is a float
# unsafe: with a negative exponent the power is a float
def remainder(base: int, exponent: int):
    return base**exponent % 7


print(remainder(2, 200), remainder(2, -1))
