# (n) a modulus of zero
# unsafe: with a modulus of zero `%` raises `ZeroDivisionError`
def remainder(base: int, size: int, modulus: int):
    return [base**exponent % modulus for exponent in range(size)]


print(remainder(2, 3, 5))
print(remainder(2, 3, 0))
