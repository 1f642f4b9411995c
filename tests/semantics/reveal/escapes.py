def looked_at(rows, name):
    asked = set(rows)
    print(name in asked, asked - {1}, not asked, f"{asked}", name > 1 and asked < {2})
    reveal(asked)  # False
    listed = sorted(rows)
    for row in listed:
        print(row, listed[0], [x for x in listed], listed.index(row), max(listed))
    if listed:
        print(1 if listed else 2)
    while listed:
        print(*listed)
    reveal(listed)  # False


def handed_over(rows, update):
    found = set(rows)
    update(found)
    reveal(found)  # True


def kept(rows, found, row):
    stored = set(rows)
    row.seen = stored
    reveal(stored)  # True
    added = set(rows)
    found.append(added)
    reveal(added)  # True
    named = again = set(rows)
    reveal(named), reveal(again)  # True
    either = set(rows)
    row.one = either or {1}
    reveal(either)  # True
    chosen = set(rows)
    row.two = chosen if row else 1
    reveal(chosen)  # True
    given = set(rows)
    reveal(given)  # True
    return given


def changed(rows):
    growing = sorted(rows)
    growing.append(1)
    reveal(growing)  # True
    first = sorted(rows)
    first[0] = 1
    reveal(first)  # True
    bound = sorted(rows)
    index = bound.index
    reveal(bound)  # True
    return index
