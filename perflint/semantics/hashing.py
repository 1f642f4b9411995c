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
