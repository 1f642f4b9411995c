# (u) the list is another one for each group
def known(groups: list[list[str]], rows: list[str]):
    found = []
    for group in groups:
        names = list(group)
        for row in rows:
            found.append(row in names)
        names.append("b")
    return found


[call] = [known]
print(call([["a"], ["b"], []], ["a", "b"]))
