import re
import string
import threading


def regions(rows, known, pattern, scale, make):
    for row in rows:
        print(
            reveal(max(known)),  # True
            reveal(sorted(known, key=len)),  # True
            reveal(max(row)),  # False
            reveal(re.compile(pattern)),  # True
            reveal(set(known) - {row}),  # False
            reveal([x * 2 for x in known if x]),  # True
            reveal([x * row for x in known]),  # False
            reveal(sum(x.size for x in known)),  # True
            reveal((x.size for x in known)),  # False
            reveal(zip(known, known)),  # False
            reveal(list(zip(known, known))),  # True
            reveal(scale * 2),  # True
            reveal(input()),  # False
        )
    for row in rows:
        reveal(make(known))  # False
        reveal(max(known))  # False
    while rows:
        reveal(max(rows))  # False
        rows.pop()


def elsewhere(rows, make):
    for row in rows:
        reveal(sorted(threading._dangling))  # False
        reveal(sorted(string.ascii_letters))  # True
        box = make(row)
        reveal(list(box.things))  # False
