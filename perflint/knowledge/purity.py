"""What calls of Python's own functions and methods do besides giving a value, and how their work grows.

Methods are named after the class (`builtins.str.join`); inherited ones are found through the class's bases.
"""

from collections.abc import Container
from functools import cache
from typing import Any

from perflint.knowledge.library import bases
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table


def is_pure(qualified_name: str) -> bool:
    """Whether a call has no effect and a result that depends on nothing but the values of receiver and arguments.

    Presumed are pure functions as arguments (`key=`), pure special methods of the arguments, and arguments that
    are no iterators. The result may be a new mutable object, or an iterator (see `is_lazy`).
    """
    return _known(qualified_name, _names("pure")) is not None


def is_lazy(qualified_name: str) -> bool:
    """Whether the result is an iterator: it does its work while it is iterated, and only once."""
    return _known(qualified_name, _names("lazy")) is not None


def grows(qualified_name: str) -> str | None:
    """How the work of a call grows with the size n of the receiver or an argument, e.g. `O(n log n)`.

    None if it does not grow or if that is unknown.
    """
    known = _known(qualified_name, _growth())
    return None if known is None else _growth()[known]


def mutates_receiver(class_name: str, method: str) -> bool:
    """Whether this method of a container changes the container. Of an unknown class it is False."""
    return _known(f"{class_name}.{method}", _names("mutators")) is not None


@cache
def mutator_names() -> frozenset[str]:
    """Names of methods that change some container. No other method changes a container of Python's own."""
    return frozenset(name.rpartition(".")[2] for name in _names("mutators"))


def _known(qualified_name: str, names: Container[str]) -> str | None:
    """Which of `names` this is: the function itself, or the method of the nearest base that has it."""
    name = canonical(qualified_name)
    if name in names:
        return name
    owner, _, method = name.rpartition(".")
    inherited = (_known(f"{base}.{method}", names) for base in bases(owner))
    return next((known for known in inherited if known is not None), None)


@cache
def _names(section: str) -> frozenset[str]:
    return frozenset(_qualified(_tables()[section]))


@cache
def _growth() -> dict[str, str]:
    return {name: growth for growth, owners in _tables()["grows"].items() for name in _qualified(owners)}


def _qualified(owners: dict[str, str]) -> list[str]:
    return [f"{owner}.{name}" for owner, names in owners.items() for name in names.split()]


@cache
def _tables() -> dict[str, Any]:
    return read_table("purity.toml")
