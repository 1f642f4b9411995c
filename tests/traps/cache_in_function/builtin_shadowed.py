# (a) its name is that of a builtin, which others use
from functools import cache


def read(path: str):
    @cache
    def len(text):
        return text.upper()

    return len(path)


print(read("abc"), len("abc"))
