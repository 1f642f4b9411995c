# (s, kk) what the power is a part of is reduced as well
def remainders(text: str):
    return [(ord(letter) * 31**index - 7) % 97 for index, letter in enumerate(text)]


print(remainders("hello, world"))
