# (w, s) keys without a hash, and keys that come twice
def by_name(rows):
    return dict(map(lambda row: (row[0], len(row)), rows))


for rows in [("b", 1), ("a",), ("b",)], [([], 1)]:
    print(list(by_name(rows).items()))
