# (n) a loop that counts from below zero
# unsafe: with a negative exponent the power is a float
def remainders(base: int, size: int):
    return [base**exponent % 7 for exponent in range(-1, size)]


print(remainders(2, 3))
