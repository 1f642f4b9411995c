# (ee) in reverse order, the first of equal items is still the first one
def longest(words):
    return sorted(words, key=len, reverse=True)[0]


print(longest(["e", "ab", "cd"]))
