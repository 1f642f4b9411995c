SHORT = ["a", "b"]
GROWING = ["a", "b"]
LONG = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]


def grow():
    GROWING.append("c")


class Levels:
    names = ("low", "high")

    def __init__(self):
        self.seen = []
        self.marks = [1, 2]

    def use(self, rows):
        reveal(self.names)  # True
        reveal(self.marks)  # True
        reveal(self.seen)  # False
        self.seen.append(1)


def sizes(rows, flag):
    reveal(SHORT)  # True
    reveal(GROWING)  # False
    reveal(LONG)  # False
    reveal(["a", "b"])  # True
    reveal(["a", *rows])  # False
    reveal(range(3))  # True
    reveal(range(1, 100))  # False
    reveal(range(0, 100, 50))  # True
    reveal(range(121, 115, -1))  # True
    fixed = (1, 2)
    flag(fixed)
    reveal(fixed)  # True
    given = [1, 2]
    flag(given)
    reveal(given)  # False
    reveal(enumerate(SHORT))  # True
    reveal([name.upper() for name in SHORT])  # True
    reveal([name for row in rows for name in SHORT])  # False
    reveal(name for name in rows)  # False
    reveal(map(str, SHORT))  # True
    reveal(rows)  # False
    either = [1] if flag else [2]
    reveal(either)  # False
    queue = [1]
    queue.append(2)
    reveal(queue)  # False
    stack = [1]
    stack.pop()
    reveal(stack)  # True
