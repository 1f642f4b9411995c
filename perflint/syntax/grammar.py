"""The grammar of the running Python, read from the `ast` module itself.

Each concrete node class documents its fields in ASDL (`For(expr target, expr iter, stmt* body, ...)`), so
the walker follows whatever the running interpreter can parse, and nothing has to be listed by hand.
"""

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_FIELD = re.compile(r"(\w+)([*?]*) (\w+)")
_VALUES = {"identifier", "int", "string", "constant", "operator", "unaryop", "boolop", "cmpop", "expr_context"}


class Field(NamedTuple):
    """A field that holds nodes: its name, the kind of node, and whether it is a list or may be missing."""

    name: str
    kind: str
    is_list: bool
    is_optional: bool


def _fields(cls: type[ast.AST]) -> tuple[Field, ...]:
    signature = cls.__doc__ or ""
    found = []
    for kind, many, name in _FIELD.findall(signature.partition("(")[2]):
        if kind not in _VALUES:
            # `Dict.keys` and `arguments.kw_defaults` hold None where there is no key or no default, which `?*` says
            # since Python 3.14.
            may_be_none = "?" in many or (cls.__name__, name) in {("Dict", "keys"), ("arguments", "kw_defaults")}
            found.append(Field(name, kind, "*" in many, may_be_none))
    return tuple(found)


_MARKS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)
"""Nodes that are one object each, shared by all trees: they have no place."""


def _is_concrete(cls: object) -> bool:
    if not (isinstance(cls, type) and issubclass(cls, ast.AST)) or cls.__subclasses__() or issubclass(cls, _MARKS):
        return False
    return (cls.__doc__ or "").startswith(cls.__name__) and cls.__module__ in {"ast", "_ast"}


CHILD_FIELDS: dict[type[ast.AST], tuple[Field, ...]] = {
    cls: _fields(cls) for cls in vars(ast).values() if _is_concrete(cls)
}
"""For each concrete node class the fields that hold nodes, in the order of the source's grammar."""

# Deprecated aliases (`ast.Num`) are subclasses of Constant in older Pythons, so Constant has subclasses there.
CHILD_FIELDS[ast.Constant] = ()


def is_list(cls: type[ast.AST], field: str) -> bool:
    """Whether the field holds a list, be it of nodes or of operators."""
    return any(name == field and "*" in many for _, many, name in _FIELD.findall(cls.__doc__ or ""))


LEAVES = frozenset(cls for cls, fields in CHILD_FIELDS.items() if not fields)
"""The node classes that have no nodes below them."""


def _expander(fields: tuple[Field, ...]) -> str:
    """The code of a function that lists the nodes in these fields; much faster than asking for each by name."""
    parts = []
    for field in fields:
        value = f"node.{field.name}"
        if field.is_list:
            parts.append(f"*filter(None, {value})" if field.is_optional else f"*{value}")
        else:
            parts.append(f"*(() if {value} is None else ({value},))" if field.is_optional else value)
    return f"lambda node: [{', '.join(parts)}]"


EXPANDERS: dict[type[ast.AST], Callable[[ast.AST], list[ast.AST]]] = {
    cls: eval(_expander(fields)) for cls, fields in CHILD_FIELDS.items()
}
"""`children` by node class, for loops in which a call counts."""


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes directly below `node`, in the order of the grammar."""
    return EXPANDERS[node.__class__](node)


def nodes_in(node: ast.AST) -> Iterator[ast.AST]:
    """The node, and everything below it."""
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        stack += children(one)


def ids_in(node: ast.AST) -> frozenset[str]:
    """The names in a node, whatever they are used for."""
    return frozenset(one.id for one in nodes_in(node) if isinstance(one, ast.Name))
