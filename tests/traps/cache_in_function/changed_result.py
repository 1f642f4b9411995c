# (gg, i) whoever gets the list changes it
# unsafe: whoever changes one changes it for all
from functools import cache


def rows(path):
    @cache
    def read(name):
        return [name]

    found = read(path)
    found.append("end")
    return found


print(rows("a"), rows("a"))
