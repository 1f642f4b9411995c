"""Types of calls to classes and builtins whose result depends on their arguments."""

import ast
from collections.abc import Callable

from perflint.knowledge.library import is_class
from perflint.semantics.types import STR, Type

TypeOf = Callable[[ast.expr], Type | None]

_OF_ITEMS = {
    "builtins.list",
    "builtins.set",
    "builtins.frozenset",
    "builtins.tuple",
    "builtins.enumerate",
    "builtins.reversed",
    "builtins.iter",
    "builtins.sorted",
    "collections.deque",
    "collections.Counter",
}
_RENAMED = {"builtins.sorted": "builtins.list", "builtins.iter": "typing.Iterator"}


def constructed(name: str, call: ast.Call, type_of: TypeOf) -> Type | None:
    """The type of a call of the class or builtin `name`, None if it is neither or unknown."""
    if name in _OF_ITEMS:
        return Type(_RENAMED.get(name, name), (_item(call, type_of),))
    match name, call.args:
        case "builtins.dict" | "collections.OrderedDict", [source]:
            return Type(name, _pairs(type_of(source)))
        case "builtins.dict", [] if call.keywords and all(keyword.arg for keyword in call.keywords):
            return Type(name, (STR, None))
        case "builtins.zip", [*columns]:
            items = [type_of(column) for column in columns]
            return Type("typing.Iterator", (Type("builtins.tuple", tuple(t.element if t else None for t in items)),))
        case "builtins.map" | "builtins.filter", [_, source, *_]:
            source_type = type_of(source)
            kept = source_type.element if source_type is not None and name == "builtins.filter" else None
            return Type(name, (kept,))
        case "builtins.open", [_, *modes]:
            return _file(modes[:1], call)
        case "pathlib.Path.open", modes:
            return _file(modes[:1], call)
        case "builtins.super" | "builtins.type", _:
            return None
    return Type(name) if is_class(name) else None


def _item(call: ast.Call, type_of: TypeOf) -> Type | None:
    if not call.args or isinstance(call.args[0], ast.Starred):
        return None
    source = type_of(call.args[0])
    return source.element if source is not None else None


def _file(modes: list[ast.expr], call: ast.Call) -> Type | None:
    """What `open` gives in this mode; None if the mode is not written out."""
    modes = modes or [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    match modes:
        case []:
            return Type("typing.TextIO")
        case [ast.Constant(value=str(mode))]:
            return Type("typing.BinaryIO" if "b" in mode else "typing.TextIO")
    return None


def _pairs(source: Type | None) -> tuple[Type | None, ...]:
    if source is None:
        return (None, None)
    if source.name in ("builtins.dict", "collections.OrderedDict", "collections.defaultdict"):
        return source.args
    pair = source.element
    if pair is not None and pair.name == "builtins.tuple" and len(pair.args) == 2:
        return pair.args
    return (None, None)
