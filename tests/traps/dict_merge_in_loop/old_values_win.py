# (w) the values that were there win
def merge(sources):
    found = {}
    for source in sources:
        found = {**source, **found}
    return list(found.items())


given = [{1: "a"}, {1: "b", 2: "c"}]
print(merge(given))
