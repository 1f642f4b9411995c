"""What can be in a set, or a key of a dict."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.types import Type

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_UNHASHABLE = (
    "builtins.bytearray",
    "builtins.dict",
    "builtins.list",
    "builtins.set",
    "collections.deque",
    "numpy.ndarray",
    "pandas.DataFrame",
    "pandas.Series",
)

_PLAIN = {f"builtins.{name}" for name in ("NoneType", "bool", "bytes", "complex", "float", "int", "str")}
_PLAIN |= {"datetime.date", "datetime.datetime", "datetime.timedelta", "uuid.UUID"}
_PLAIN |= {"pathlib.Path", "pathlib.PosixPath", "pathlib.PurePath", "pathlib.PurePosixPath"}


def has_plain_hash(type_: Type | None) -> bool:
    """Whether values of the type certainly have a hash, and a set finds just what a search item by item finds.

    Numbers that are equal have the same hash, be they of different types. NaN equals nothing: both ways it is found
    as the very object that it is.
    """
    if type_ is not None and type_.name == "builtins.tuple":
        return bool(type_.args) and all(map(has_plain_hash, type_.args))
    return type_ is not None and type_.name in _PLAIN


def is_unhashable(model: "SemanticModel", type_: Type | None) -> bool:
    """Whether values of the type certainly have no hash: containers that can change, tuples of them, and objects
    of a class of the module that says when two are equal and not what their hash is."""
    if type_ is None:
        return False
    if type_.name == "builtins.tuple":
        return any(is_unhashable(model, item) for item in type_.args)
    cls = model.classes.named(type_.name)
    if cls is not None and "__hash__" in cls.methods:
        return False
    if cls is not None and (
        "__eq__" in cls.methods or any(_makes_equal(model, one) for one in cls.node.decorator_list)
    ):
        return True
    return any(model.inference.is_subclass(type_.name, known) for known in _UNHASHABLE)


def is_set_by_parts(model: "SemanticModel", value: ast.expr) -> bool:
    """Whether parts of the value are set, as those of a list, a dict or an array: `term[0] = 1`. It has no hash."""
    binding = model.binding(value) if isinstance(value, ast.Name) else None
    for use in model.uses(binding) if binding is not None else ():
        match model.tree.parent(use):
            case ast.Subscript(value=container, ctx=ast.Store() | ast.Del()) if container is use:
                return True
    return False


def _makes_equal(model: "SemanticModel", decorator: ast.expr) -> bool:
    """Whether the decorator is `dataclass` without anything that would give a hash."""
    call = decorator if isinstance(decorator, ast.Call) else None
    if model.qualified_name(call.func if call is not None else decorator) != "dataclasses.dataclass":
        return False
    return call is None or not any(option.arg in (None, "eq", "frozen", "unsafe_hash") for option in call.keywords)
