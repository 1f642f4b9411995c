# (kk) a comment above goes along, a text over several lines stays as it is
from functools import cache


def read(path: str):
    # What a line is.
    @cache  # once
    def parse(text):
        return f"""{text}
            end"""

    return parse(path)


print(read("a"))
