"""Reads of a container that keep no hold of it: what is done to it later shows nowhere else."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.truth import is_tested

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_EAGER = {"all", "any", "bool", "dict", "frozenset", "len", "list", "max", "min", "repr", "set", "sorted", "str", "sum"}
_EAGER |= {"tuple"}
"""Builtins that go through what they are called with, or look at it, and give something else."""

_METHODS = {"add", "append", "clear", "copy", "count", "difference", "difference_update", "discard", "extend", "get"}
_METHODS |= {"index", "insert", "intersection", "isdisjoint", "issubset", "issuperset", "join", "pop", "popitem"}
_METHODS |= {"remove", "reverse", "setdefault", "sort", "symmetric_difference", "union", "update"}
"""Methods of Python's own containers that give an item, something new, or nothing; not views."""


def only_looks(model: "SemanticModel", use: ast.expr) -> bool:
    """Whether the place at which a list, dict or set is read certainly keeps no hold of it, and hands it to nothing
    that may."""
    above = model.tree.parent(use)
    match above:
        case ast.Compare():
            return _is_compared_by_value(above, use)
        case ast.Subscript(value=container):
            return container is use
        case ast.Attribute(attr=method):
            called = model.tree.parent(above)
            return method in _METHODS and isinstance(called, ast.Call) and called.func is above
        case ast.Call(func=ast.Name(id=name) as function, args=[only]) if only is use and name in _EAGER:
            return model.qualified_name(function) == f"builtins.{name}"
        case ast.comprehension(iter=iterated) if iterated is use:
            return not isinstance(model.tree.parent(above), ast.GeneratorExp)
        case ast.Dict(keys=keys, values=values):
            return use in values and keys[values.index(use)] is None
        case ast.Starred() | ast.keyword(arg=None) | ast.FormattedValue():
            return True
    return is_tested(model, use)


def _is_compared_by_value(comparison: ast.Compare, use: ast.expr) -> bool:
    match comparison:
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[searched]):
            return searched is use
        case ast.Compare(ops=[ast.Is() | ast.IsNot()], comparators=[other]):
            return isinstance(other, ast.Constant)
    return True


def is_left_with(model: "SemanticModel", use: ast.expr) -> bool:
    """Whether the function is left right when it has read this, so that nothing is done to it afterwards."""
    statement = model.tree.statement(use)
    return isinstance(statement, ast.Return) and not _is_in_try(model, statement)


def _is_in_try(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether something may run after a `return`: it can be in a `finally`, or in what a `with` does at its end."""
    for above in model.tree.ancestors(node):
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        if getattr(above, "finalbody", None):
            return True
    return False
