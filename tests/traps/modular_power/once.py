# (s) the modulus is worked out once
def remainder(base: int, exponent: int, asked: list[int]):
    return (base**exponent + 1) % asked.pop()


asked = [7, 5]
print(remainder(2, 200, asked), asked)
