"""Reads of a container that look at it, and neither keep it nor go through all of it."""

import ast
from typing import TYPE_CHECKING

from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_LOOKING = {
    "count",
    "endswith",
    "find",
    "get",
    "index",
    "isdisjoint",
    "issubset",
    "issuperset",
    "removeprefix",
    "rfind",
    "rindex",
    "startswith",
}
_MEASURES = {"empty", "ndim", "shape", "size"}
_GROWING = {"add", "append", "extend", "insert", "setdefault", "update"}


def is_glance(model: "SemanticModel", node: ast.expr, loop: Loop) -> bool:
    """Whether what is done with the value of `node` where it stands would do as well with a container that grows.

    It is measured, tested, searched, looked into at one place, or grown itself; or the loop ends with it.
    """
    if _is_left_with(model, node, loop):
        return True
    match model.tree.parent(node):
        case ast.Call(func=ast.Name(id="len") as function):
            return model.qualified_name(function) == "builtins.len"
        case ast.Compare():
            return True
        case ast.Subscript(value=container, slice=ast.Slice(lower=lower, upper=upper)) if container is node:
            return lower is not None or upper is not None
        case ast.Subscript(value=container, ctx=ast.Load() | ast.Store()):
            return container is node
        case ast.Attribute(attr=attr) as method if attr in _LOOKING | _GROWING:
            above = model.tree.parent(method)
            return isinstance(above, ast.Call) and above.func is method
    return _is_condition(model, node)


def is_measured(model: "SemanticModel", node: ast.expr, loop: Loop) -> bool:
    """Whether only the size of what is in `node` is wanted, or whether there is something; or the loop ends with it."""
    if _is_left_with(model, node, loop):
        return True
    match model.tree.parent(node):
        case ast.Call(func=ast.Name(id="len") as function):
            return model.qualified_name(function) == "builtins.len"
        case ast.Compare(left=left, ops=[ast.Is() | ast.IsNot()]):
            return left is node
        case ast.Attribute(attr=attr):
            return attr in _MEASURES
    return False


def _is_left_with(model: "SemanticModel", node: ast.expr, loop: Loop) -> bool:
    """Whether the function around `loop` returns or raises as soon as it has read `node`."""
    statement = model.tree.statement(node)
    return isinstance(statement, ast.Return | ast.Raise) and loop in model.loops(statement)


def _is_condition(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether `node` is tested for truth, and its value not passed on."""
    match model.tree.parent(node):
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            return test is node
        case ast.UnaryOp(op=ast.Not()):
            return True
        case ast.BoolOp() as above:
            return _is_condition(model, above)
    return False
