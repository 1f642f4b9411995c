# (v) the match itself, or the text, is what an `or` gives
# silent
import re


def found(text: str, other):
    return re.search("/", text) or other


print(found("a/b", 1) is not None, found("ab", 1))
