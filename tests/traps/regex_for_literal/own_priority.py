# (kk) the text is an expression that binds less than a call does
import re


def slug(one: str, other: str, is_short):
    first = re.sub(" ", "-", "".join([one]) + "".join([other]))
    return first, re.split(" ", "a b" if is_short else "c d"), not re.match("a", one + other)


print(slug("a b", " c", True), slug("", "", False))
