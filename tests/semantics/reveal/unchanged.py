TABLE = [1, 2]
CACHE = []


def remember(x):
    CACHE.append(x)


class Basket:
    def __init__(self):
        self.items = []
        self.names = []

    def scan(self, rows):
        for row in rows:
            reveal(self.items)  # False
            reveal(self.names)  # True
            self.add(row)

    def add(self, row):
        self.push(row)

    def push(self, row):
        self.items.append(row)

    def give_away(self, rows):
        for row in rows:
            reveal(self.items)  # False
            row.take(self)

    def inherited(self, rows):
        for row in rows:
            reveal(self.items)  # False
            self.somewhere_else(row)

    def calls_others(self, rows, log):
        for row in rows:
            reveal(self.items)  # True
            log.debug(row)


def regions(rows, known, other):
    for row in rows:
        reveal(known)  # True
        reveal(TABLE)  # True
        reveal(CACHE)  # False
        print(len(known))
    for row in rows:
        reveal(known)  # False
        known.append(row)
    for row in rows:
        reveal(known)  # False
        other(known)
    for row in rows:
        reveal(known)  # False
        known = other(row)
    for row in rows:
        reveal(known)  # False
        known[row] = 1
    for row in rows:
        reveal(known)  # False
        known += [row]
    for row in rows:
        reveal(known)  # False
        del known[0]
    for row in rows:
        reveal(row.name)  # False
    for row in rows:
        reveal(known.name)  # False
        known.name = row
    for row in rows:
        reveal(known)  # True
        print(list(filter(None, known)), list(map(other, known)))


def shares(rows):
    known, other = [], []

    def push(row):
        known.append(row)

    for row in rows:
        reveal(known)  # False
        reveal(other)  # True
        push(row)


def looks(rows, stack, table: dict[str, int], grid):
    values = table.values()
    for row in rows:
        reveal(stack)  # False
        reveal(values)  # False
        stack.push(row)
        table[row] = 1
    for row in rows:
        reveal(grid)  # False
        grid[row].append(1)
    for row in rows:
        reveal(grid)  # False
        grid[row][0] = 1
    for row in rows:
        reveal(stack)  # True
        stack.get(row)
