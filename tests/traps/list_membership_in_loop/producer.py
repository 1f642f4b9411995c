# (cc, o) what gives the rows adds to the list
# unsafe: what other code does to the list meanwhile is not seen
def new_ids(ids, known: list[int]):
    return [one for one in map(int, ids) if one not in known]


def ids_of(known):
    for number in ("1", "2", "3"):
        known.append(2)
        yield number


taken = []
[call] = [new_ids]
print(call(ids_of(taken), taken))
