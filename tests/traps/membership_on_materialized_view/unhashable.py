# (w) a list is compared with the keys, but has no hash
# unsafe: what has no hash raises a `TypeError` where the copy only compared it
def is_key(table: dict[str, int], key):
    return key in list(table)


print(is_key({"a": 1}, ["a"]))
