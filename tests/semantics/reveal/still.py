import threading

from constants import NAMES, names


def plain(rows, numbers, found):
    for row in rows:
        reveal(numbers)  # True
        reveal(sorted(numbers))  # True
        reveal(numbers.values())  # True
        reveal(numbers.last)  # True
        row.show()
    for row in rows:
        numbers.append(row)
        reveal(numbers)  # False


def unknown_object(rows, stack):
    for row in rows:
        stack.push(row)
        reveal(stack)  # False
    for row in rows:
        reveal(stack)  # True
        stack.get(row)


def views_and_iterators(rows, prices: dict[str, int]):
    current = prices.values()
    found = iter(rows)
    for row in rows:
        reveal(current)  # False
        reveal(found)  # False
        reveal(enumerate(rows))  # False
        reveal(prices.values())  # True


def parts(rows, names: list[str], find):
    for row in rows:
        reveal([row.name for row in rows])  # True
        print(row.name.strip().title())
    for row in rows:
        reveal([row.name for row in rows])  # False
        row.name = "a"
    for row in rows:
        reveal([row.name for row in rows])  # False
        row.rename()
    for row in rows:
        reveal([len(row) for row in rows])  # False
        find(row)
    for row in rows:
        reveal([len(name) for name in names])  # True
        find(row)
    for row in rows:
        reveal([len(row) for row in rows])  # False
        rows[0][1] = 2
    for row in rows:
        reveal([len(row) for row in rows])  # False
        yield row


def own_containers(rows):
    found, seen = [], {}
    kept = []
    for row in rows:
        reveal([row.name for row in rows])  # False
        found.append(row)
    for row in rows:
        reveal([row.name for row in rows])  # True
        kept.append(row)


class Room:
    def __init__(self, guests):
        self.guests = list(guests)

    async def greet(self, doors):
        for door in doors:
            await door.open()
            reveal(self.guests)  # False
        async for door in doors:
            reveal(self.guests)  # False
        for door in doors:
            reveal(self.guests)  # True


def of_other_modules(rows):
    for row in rows:
        reveal(NAMES)  # True
        reveal(names)  # False
        reveal(threading.tasks)  # False
        row.start()
