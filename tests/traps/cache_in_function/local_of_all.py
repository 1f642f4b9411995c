# (b) something asks for all names
from functools import cache


def read(path: str):
    @cache
    def parse(text):
        return text.upper()

    print(sorted(locals()))
    return parse(path)


print(read("a"))
