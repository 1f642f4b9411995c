# (y) a list is no text, and `re` says so
# unsafe: to what is no text, `re` says `TypeError`
import re


def has_slash(path):
    if re.search("/", path):
        return True
    return False


print(has_slash("a/b"))
print(has_slash(["/"]))
