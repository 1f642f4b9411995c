from codes import CODES, codes

import settings

NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
MORE = NAMES + ["many"]
SEEN = ["one"]


def see(name):
    SEEN.append(name)


def written_out(flag, rows):
    reveal(NAMES)  # True
    reveal(MORE)  # True
    reveal([*rows])  # False
    reveal("a b c".split())  # True
    reveal(rows.split())  # False
    reveal(sorted(MORE))  # True
    reveal(MORE + rows)  # False


def of_others(name):
    reveal(CODES)  # True
    reveal(codes)  # False
    reveal(settings.NAMES)  # True
    reveal(settings.names)  # False
    reveal(NAMES.first)  # True


def added_to(flag, rows, api):
    few = ["one"]
    if flag:
        few.append("two")
        few.extend(["three", "four"])
        few[0] = "none"
    reveal(few)  # True
    many = ["one"]
    for row in rows:
        many.append(row)
    reveal(many)  # False
    more = ["one"]
    more.extend(rows)
    reveal(more)  # False
    filled = ["one"]
    api.fill(filled)
    reveal(filled)  # False
    table = {"one": 1}
    table[rows] = 2
    reveal(table)  # False
    either = ["one"]
    if flag:
        either = list(rows)
    reveal(either)  # False


def parameters(first, *others, **options):
    reveal(first)  # False
    reveal(others)  # True
    reveal(options)  # False


class Base:
    marks = sorted(["a", "b"])
    seen = list("")

    def see(self, mark):
        self.seen.append(mark)


class Marks(Base):
    def __init__(self, names):
        self.names = list(names)
        self.own = tuple(NAMES)

    def show(self, other):
        reveal(self.marks)  # True
        reveal(self.own)  # True
        reveal(self.names)  # False
        reveal(self.seen)  # False
        reveal(self.other)  # False
        reveal(other.marks)  # False


def parts_of_a_constant(tables):
    for names in CODES.values():
        reveal(names)  # True
    for others in tables.values():
        reveal(others)  # False
