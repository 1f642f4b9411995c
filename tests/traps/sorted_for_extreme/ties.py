# (ee) of equal items, the last one is last
# unsafe: of equal items in the last place it is another one
def longest(words):
    return sorted(words, key=len)[-1]


print(longest(["ab", "cd", "e"]))
