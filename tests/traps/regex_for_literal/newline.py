# (y) `fullmatch` does not pass over a line end, and neither does `==`
import re


def is_end(text: str):
    return bool(re.fullmatch("x", text)) or (re.match("-", text) is not None and text)


for text in ("x", "x\n", "-a", " -", ""):
    print(is_end(text))
