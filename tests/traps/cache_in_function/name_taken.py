# (a) its name means something else outside of the function
from functools import cache


def read(path: str):
    @cache
    def parse(text):
        return text.upper()

    return parse(path)


def later(text):
    return parse(text)


print(read("a"))
parse = len
print(later("abc"))
