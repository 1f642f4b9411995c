"""What is done with a variable at each place that reads it: what a fix that changes its type has to know."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Binding
from perflint.semantics.truth import is_tested

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

OTHER = "other"
"""It is handed on, returned, indexed, added, compared: whoever gets it may rely on its type."""

_LOOKING = {"frozenset", "len", "list", "max", "min", "set", "sorted", "sum", "tuple"}
"""Builtins that go through what they are called with, and keep none of it."""


def roles(model: "SemanticModel", binding: Binding) -> frozenset[str]:
    """What is done with the value of a variable, over all its uses: see `role_of`."""
    return frozenset(role_of(model, use) for use in model.uses(binding))


def role_of(model: "SemanticModel", use: ast.expr) -> str:
    """`.append` for a method that is called, `len` for a builtin that only looks at it, `in` for what is searched in
    it, `for` for a loop over it, `if` where only its truth counts; otherwise "other"."""
    match model.tree.parent(use):
        case ast.Attribute(attr=method, value=value) as attribute if value is use:
            called = model.tree.parent(attribute)
            return f".{method}" if isinstance(called, ast.Call) and called.func is attribute else OTHER
        case ast.Call(func=ast.Name(id=name) as function, args=[only], keywords=[]) if name in _LOOKING:
            return name if only is use and model.qualified_name(function) == f"builtins.{name}" else OTHER
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[searched]) if searched is use:
            return "in"
        case ast.For(iter=iterated) | ast.comprehension(iter=iterated) if iterated is use:
            return "for"
    return "if" if is_tested(model, use) and not _is_compared(model, use) else OTHER


def _is_compared(model: "SemanticModel", use: ast.expr) -> bool:
    return isinstance(model.tree.parent(use), ast.Compare)
