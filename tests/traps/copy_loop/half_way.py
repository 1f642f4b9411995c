# (l) what was copied before an error is looked at after it
import contextlib


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
    with contextlib.suppress(ValueError):
        rest = []
        for row in numbers():
            rest.append(row)
    return rest


print(copied(numbers()))
