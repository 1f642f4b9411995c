# (z) the sign of the modulus
def remainder(base: int, size: int, modulus: int):
    return [base**exponent % modulus for exponent in range(size)]


print(remainder(2, 5, -5), remainder(-2, 5, 5), remainder(2, 5, 1))
