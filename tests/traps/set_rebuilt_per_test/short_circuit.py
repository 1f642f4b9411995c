# (m, o) a generator stops at what is searched
# unsafe: what that raises is raised before the loop
class Nameless:
    def __str__(self):
        raise ValueError


def known(rows, users):
    found = []
    for row in rows:
        print(row)
        found.append(row in (str(user) for user in users))
    return found


for users in ["a", "b"], ["a", Nameless()]:
    print(known(*(["a", "a"], users)))
