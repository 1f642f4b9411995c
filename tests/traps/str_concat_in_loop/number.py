# (y) a number fails where it is added, before the next one is asked for
# unsafe: numbers raise `TypeError` only when the parts are joined
def joined(numbers):
    text = ""
    for number in numbers:
        text = number + text
    return text


def numbers():
    yield "a"
    yield 1
    print("asked for more")


print(joined(numbers()))
