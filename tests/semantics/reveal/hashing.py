from collections import OrderedDict
from dataclasses import dataclass

import numpy


class Plain:
    pass


class Equal:
    def __eq__(self, other):
        return True


class Hashed(Equal):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


class Table(dict):
    pass


@dataclass
class Record:
    x: int


@dataclass(slots=True)
class Slotted:
    x: int


@dataclass(frozen=True)
class Frozen:
    x: int


def certainly_without_a_hash(rows, text):
    reveal([1])  # True
    reveal({1: 2})  # True
    reveal({1})  # True
    reveal(OrderedDict())  # True
    reveal(numpy.zeros(3))  # True
    reveal((1, [2]))  # True
    reveal((1, 2))  # False
    reveal(text)  # False
    reveal("text")  # False
    reveal(frozenset(text))  # False
    reveal(Plain())  # False
    reveal(Equal())  # True
    reveal(Hashed())  # False
    reveal(Table())  # True
    reveal(Record(1))  # True
    reveal(Slotted(1))  # True
    reveal(Frozen(1))  # False
