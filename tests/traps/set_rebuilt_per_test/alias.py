# (u, i) the loop adds to the list under another name
# unsafe: somebody else may change the items meanwhile
def known(rows: list[int], ids: list[int], seen):
    for row in rows:
        print(row in set(ids))
        seen.append(row)


ids = [0]
known(*([1, 1, 0], ids, ids))
