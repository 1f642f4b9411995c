# (a, j) the name of the module is a variable of the function
from re import search


def found(texts, name, re):
    return [text for text in texts if search(f"{name}{re}$", text)]


print(found(*(["ab", "abc"], "a", "b")))
