# (v) flags stand where the method has a position
import re


def found(texts, name):
    for text in texts:
        print(re.search(f"{name}$", text, re.I), re.sub("^" + name, "-", text, count=1, flags=re.I))
        print(re.split(name + ",", text, 1))


found(*(["Ab, ab", "AB"], "ab"))
