# (l) what was copied before an error is looked at after it
def numbers():
    yield 1
    yield 2
    raise ValueError


def copied(rows):
    try:
        found = []
        for row in rows:
            found.append(row)
    except ValueError:
        print(found)


copied(numbers())
