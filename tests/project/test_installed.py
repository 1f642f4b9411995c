"""What installed packages say of their own names: certain, or None."""

import pytest

from perflint.semantics.types import parse_type
from tests.project.conftest import Ask

FUNCTIONS = '''
import collections
import contextlib
import functools
import typing
from collections import deque
from typing import List, Optional

from elsewhere import anything, unheard_of


class Row:
    """A row."""


Rows = list[Row]
T = typing.TypeVar("T")


def display(): return [1, 2]
def text(): return ", ".join(anything())
def formatted(x): return "%s" % x
def made(): return Row()
def of_another(): return made()
def through_a_variable(): rows = set(); return rows
def of_the_library(): return collections.OrderedDict()
def sums(): return display() + display()
def choice(x): return [x] if x else []
def or_none(x):
    if not x:
        return None
    return {x}
def unpacked():
    rows, count = [], 0
    return rows

def declared(x) -> dict[str, Row]: return x
def declared_later(x) -> "Optional[Row]": return x
def declared_with_none(x) -> "Row | None": return x
def declared_list(x) -> List["Row"]: return x
def declared_deque(x) -> deque[int]: return x
def declared_tuple(x) -> tuple[int, ...]: return x
def declared_by_alias(x) -> Rows: return x
async def awaited() -> Row: return anything()
async def awaited_later(): return await awaited()
@functools.lru_cache(maxsize=None)
def cached(): return []

def differs(x): return [x] if x else ()
def depends(x):
    if x:
        return [x]
    return anything()
def parameter(x): return x
def unknown(): return unheard_of()
def looks(): return {"a": []}["a"]
def turns(x):
    rows = []
    while x:
        if x(rows):
            return rows
        rows = tuple(rows)
def declared_vaguely(x) -> typing.Any: return []
def declared_generically(x: T) -> T: return []
def declared_union(x) -> int | str: return 1
def generates(): yield 1
def generates_as_said() -> typing.Iterator[int]: yield 1
async def generates_later(): yield 1
async def awaits_the_unknown(): return anything()
def circle(x): return circle(x - 1) if x else []
def other_circle(): return third_circle()
def third_circle(): return other_circle()
def nothing(): print()
@contextlib.contextmanager
def managed(): yield []
@anything
def decorated(): return []
def of_decorated(): return decorated()[0], decorated()
def made_inside():
    class Inner: pass
    return Inner()

if unheard_of:
    def both(): return []
    def either(): return []
else:
    def both(): return list("ab")
    def either(): return ()
def rebound(): return []
rebound = anything(rebound)
'''

CERTAIN = {
    "display": "builtins.list",
    "text": "builtins.str",
    "formatted": "builtins.str",
    "made": "lib.Row",
    "of_another": "lib.Row",
    "through_a_variable": "builtins.set",
    "of_the_library": "collections.OrderedDict",
    "sums": "builtins.list",
    "choice": "builtins.list",
    "or_none": "builtins.set",
    "unpacked": "builtins.list",
    "declared": "builtins.dict[builtins.str, lib.Row]",
    "declared_later": "lib.Row",
    "declared_with_none": "lib.Row",
    "declared_list": "builtins.list[lib.Row]",
    "declared_deque": "collections.deque[builtins.int]",
    "declared_tuple": "builtins.tuple[builtins.int]",
    "declared_by_alias": "builtins.list[lib.Row]",
    "awaited": "typing.Coroutine[?, ?, lib.Row]",
    "awaited_later": "typing.Coroutine[?, ?, lib.Row]",
    "cached": "builtins.list",
    "both": "builtins.list",
    "Row": "lib.Row",
}
UNCERTAIN = """
    differs depends parameter unknown looks turns declared_vaguely declared_generically declared_union
    generates generates_as_said generates_later awaits_the_unknown circle other_circle nothing
    managed decorated made_inside either rebound missing Rows Row.missing unheard_of
""".split()


@pytest.mark.parametrize(("name", "type_"), CERTAIN.items())
def test_a_call_gives_what_is_declared_or_what_every_return_agrees_on(installed: Ask, name: str, type_: str) -> None:
    found = installed({"lib.py": FUNCTIONS}).returned_type(f"lib.{name}")
    assert found == type_
    assert str(parse_type(found)) == type_


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_none(installed: Ask, name: str) -> None:
    assert installed({"lib.py": FUNCTIONS}).returned_type(f"lib.{name}") is None


CLASSES = """
import enum
import functools
import logging
import typing
from collections import OrderedDict
from dataclasses import dataclass, field

from elsewhere import Unknown, anything, decorate

LIMIT = 10
NAMES = ["a"]
NAMES += ["b"]
RATIO = 1
RATIO += anything()
TABLE: dict[str, int] = anything()
CHANGED = []
CHANGED = ()
CLASSES_BY_NAME = anything()
again = NAMES


class Field:
    def __get__(self, instance, owner): return anything()


class Base:
    kind = "base"
    rows = None
    label: str
    described = Field()
    plain = property(lambda self: anything())

    def __init__(self, items):
        self.rows = []
        self.items = items
        self.total = 0
        self.found = None
        self.table: dict[str, int] = anything()
        def later():
            self.late = {}

    @classmethod
    def of(cls, x):
        cls.shared = {}
        return cls(x)

    @staticmethod
    def names(): return []

    def find(self, x):
        self.total += x
        self.found = [x]
        self.rows += [x]
        return self.rows

    def copy(self) -> typing.Self: return anything()
    def same(self): return self
    def fresh(self): return self.__class__([])

    @property
    def count(self): return len(self.rows)

    @count.setter
    def count(self, value): raise TypeError

    @functools.cached_property
    def keys(self) -> list[str]: return anything()

    @decorate
    @property
    def odd(self): return []


class Derived(Base):
    rows = ()

    class Inner:
        size = 3


class Log(logging.Logger):
    pass


class Ordered(OrderedDict):
    def first(self): return self.popitem()


class Half(Unknown):
    kind = "half"
    declared: int = 3
    def own(self): return []


class Both(Base, Unknown): pass
class Before(Unknown, Base): pass


class Meta(type):
    def __call__(cls, *args): return anything()


class Made(metaclass=Meta):
    kind = "x"
    declared: int = 3


class Colour(enum.Enum):
    RED = 1


class Registered:
    kind = "x"
    def __init_subclass__(cls): cls.kind = anything()


class New:
    def __new__(cls): return anything()


class Proxy:
    kind = "x"
    def __getattribute__(self, name): return anything()


@dataclass
class Data:
    rows: list[int] = field(default_factory=list)
    other = field(default_factory=list)


@decorate
class Replaced:
    kind = "x"
"""

HELD = {
    "LIMIT": "builtins.int",
    "NAMES": "builtins.list",
    "again": "builtins.list",
    "logging.root": "logging.RootLogger",
    "TABLE": "builtins.dict[builtins.str, builtins.int]",
    "Base.kind": "builtins.str",
    "Base.label": "builtins.str",
    "Base.rows": "builtins.list",
    "Base.table": "builtins.dict[builtins.str, builtins.int]",
    "Base.late": "builtins.dict",
    "Base.shared": "builtins.dict",
    "Base.count": "builtins.int",
    "Base.keys": "builtins.list[builtins.str]",
    "Derived.kind": "builtins.str",
    "Derived.count": "builtins.int",
    "Derived.Inner.size": "builtins.int",
    "Log.handlers": "builtins.list[logging.Handler]",
    "Both.label": "builtins.str",
    "Half.declared": "builtins.int",
    "Made.declared": "builtins.int",
    "Data.rows": "builtins.list[builtins.int]",
}
NOT_HELD = """
    RATIO CHANGED CLASSES_BY_NAME Base Base.find Base.items Base.total Base.found Base.described Base.plain Base.odd
    Base.missing Derived.rows Derived.Inner Half.kind Half.other Both.kind Both.missing Before.kind Made.kind Colour.RED
    Registered.kind Proxy.kind Data.other Replaced.kind enum missing missing.kind
""".split()


@pytest.mark.parametrize(("name", "type_"), HELD.items())
def test_a_variable_holds_what_is_declared_or_what_it_is_given_everywhere(
    installed: Ask, name: str, type_: str
) -> None:
    assert installed({"lib.py": CLASSES}).attribute_type(f"lib.{name}") == type_


@pytest.mark.parametrize("name", NOT_HELD)
def test_a_variable_that_may_hold_something_else_is_none(installed: Ask, name: str) -> None:
    assert installed({"lib.py": CLASSES}).attribute_type(f"lib.{name}") is None


METHODS = {
    "Base": "lib.Base",
    "Base.of": "lib.Base",
    "Base.names": "builtins.list",
    "Base.find": "builtins.list",
    "Derived.of": "lib.Derived",
    "Derived.copy": "lib.Derived",
    "Derived.same": "lib.Derived",
    "Derived.fresh": "lib.Derived",
    "Derived.Inner": "lib.Derived.Inner",
    "Derived.find": None,
    "Log.getEffectiveLevel": "builtins.int",
    "Ordered.keys": "builtins.dict_keys",
    "Half.own": "builtins.list",
    "Half": "lib.Half",
    "Half.other": None,
    "Before.names": None,
    "Made": None,
    "New": None,
    "Colour": "lib.Colour",
    "Data": "lib.Data",
    "Replaced": None,
    "Base.rows": None,
}


@pytest.mark.parametrize(("name", "type_"), METHODS.items())
def test_methods_and_constructors(installed: Ask, name: str, type_: str | None) -> None:
    assert installed({"lib.py": CLASSES}).returned_type(f"lib.{name}") == type_


BASES = {
    "Base": (),
    "Derived": ("lib.Base",),
    "Log": ("logging.Logger",),
    "Ordered": ("collections.OrderedDict",),
    "Half": None,
    "Both": None,
    "Colour": ("enum.Enum",),
    "Base.find": None,
    "LIMIT": None,
    "missing": None,
}


@pytest.mark.parametrize(("name", "found"), BASES.items())
def test_bases(installed: Ask, name: str, found: tuple[str, ...] | None) -> None:
    assert installed({"lib.py": CLASSES}).bases(f"lib.{name}") == found
