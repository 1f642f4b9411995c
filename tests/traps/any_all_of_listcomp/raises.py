# (m) a later item would have raised an error
# unsafe: what its test would have raised is not raised
import re


def any_matches(patterns, text):
    return any([re.search(pattern, text) for pattern in patterns])


print(any_matches(["a", "("], "abc"))
