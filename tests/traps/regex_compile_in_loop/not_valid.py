# (r) a pattern that is not valid is no error as long as the loop has no turn
# unsafe: the pattern is then compiled even if the loop has no turn
import re


def found(lines, name):
    return [line for line in lines if re.compile(f"{name}$").search(line)]


print(found(*(["a", "b"], "a")), found(*([], "(")))
