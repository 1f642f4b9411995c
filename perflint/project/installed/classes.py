"""The bases of classes, and the order in which their attributes are looked up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from astroid import nodes

if TYPE_CHECKING:
    from perflint.project.installed.names import Names

_MOST_ANCESTORS = 200
_WITHOUT_ATTRIBUTES = {"abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol"}


class Library(NamedTuple):
    """Something of the standard library, of which the knowledge tables know, by its dotted name."""

    name: str


Class = Any
"""A ClassDef, a `Library`, or None for a base of which nothing is known."""


def bases_of(names: "Names", cls: nodes.ClassDef) -> list[Class]:
    """The direct bases, without type parameters and those that have no attributes of their own."""
    found = [_base(names, base) for base in cls.bases]
    return [base for base in found if not (isinstance(base, Library) and base.name in _WITHOUT_ATTRIBUTES)]


def order_of(names: "Names", cls: nodes.ClassDef) -> list[Class]:
    """The class and all that it inherits from: each before its bases, the left base first."""
    order: list[Class] = []
    seen = {cls}
    pending: list[tuple[Class, Iterator[Class]]] = [(cls, iter(bases_of(names, cls)[::-1]))]
    # A class comes before all that it was reached from in the end: the order in which they are done, backwards.
    while pending:
        current, bases = pending[-1]
        base = next((base for base in bases if base is None or base not in seen), current)
        if base is current or len(seen) > _MOST_ANCESTORS:
            order.append(current)
            pending.pop()
        else:
            seen.add(base)
            pending.append((base, iter(bases_of(names, base)[::-1] if isinstance(base, nodes.ClassDef) else ())))
    return order[::-1]


def _base(names: "Names", expression: nodes.NodeNG) -> Class:
    while isinstance(expression, nodes.Subscript):
        expression = expression.value
    found = names.named(expression)
    return found[0] if len(found) == 1 and isinstance(found[0], (nodes.ClassDef, Library)) else None
