"""What an expression may stand for."""

from typing import Literal, NamedTuple

Kind = Literal[
    "function",
    "class",
    "instance",
    "super",
    "coroutine",
    "generator",
    "yield",
    "module",
    "library",
    "library instance",
    "unknown",
]
"""
- `function`, `class`, `module`: of the project; `instance`: of a class of the project
- `super`: an instance, whose attributes are looked up from the class that comes after the named one
- `coroutine`, `generator`: what calling this function of the project gives before it has run
- `yield`: the method of a generator, or of what it is as a context manager, that gives what it yields
- `library`: anything of a library, by its dotted name
- `library instance`: an object of a library's class, or of one of Python's own
- `unknown`: only while answers are worked out; no answer has it
"""


class Target(NamedTuple):
    """One thing that an expression may stand for.

    `name` is below the module for what the project has (`Basket.add`, the key in the module's summary), and `path`
    the file; a module has its path alone. A library's thing has a dotted name, an instance the type as the knowledge
    tables write it (`builtins.list[builtins.str]`). `receiver` is the type of the instance that a library's method
    was found on, where that has type parameters.
    """

    kind: Kind
    name: str
    path: str = ""
    receiver: str = ""


Value = tuple[Target, ...]
"""All that an expression may stand for. While answers are worked out, the empty one is nothing yet."""

UNKNOWN: Value = (Target("unknown", ""),)
_MANY = 8
"""What may be more things than this is as good as unknown."""


def union(values: list[Value]) -> Value:
    """What may be any of these; unknown if one of them is."""
    if len(values) == 1 and len(values[0]) == 1:
        return values[0]
    found = dict.fromkeys(target for value in values for target in value)
    return UNKNOWN if UNKNOWN[0] in found or len(found) > _MANY else tuple(found)


def the_known(values: list[Value]) -> Value:
    """Of what a name is given here and there, that which leads somewhere; and if one thing of the project, that."""
    if len(values) == 1:
        return values[0]
    known = union([value for value in values if value != UNKNOWN])
    own = [target for target in known if target.path]
    if len(own) == 1:
        return (own[0],)
    return known or (UNKNOWN if UNKNOWN in values or not values else ())
