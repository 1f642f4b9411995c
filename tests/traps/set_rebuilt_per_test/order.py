# (w, s) the names are only searched, so that a set may stand for them
def known(names: list[str], users: list[str]):
    found = []
    for name in names:
        if name.lower() not in [user.lower() for user in users]:
            found.append(name)
    return found


for users in ["B", "a", "b"], []:
    print(known(*(["A", "b", "c", ""], users)))
