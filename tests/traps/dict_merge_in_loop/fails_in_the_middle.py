# (l) what is united fails in the middle: nothing of it has been added
# unsafe: where something in `more` may raise an exception
def unite(groups):
    seen = set()
    for group in groups:
        try:
            seen = seen.union(group)
        except TypeError:
            print(len(seen))
    return len(seen)


given = [[1], [2, []], [3]]
print(unite(given))
