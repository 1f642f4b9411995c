# (a, f) its annotation is known only when the function around it is called
from functools import cache


def read(path: str):
    @cache
    def parse(text: str) -> Row:
        return Row(text)

    return parse(path)


class Row(str):
    pass


print(read("a"))
