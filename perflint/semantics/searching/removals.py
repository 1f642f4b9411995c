"""Loops that go through a list and take items out of it."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.effects import path_of
from perflint.semantics.waiting.variation import names_in, varies
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COPIES = {"enumerate", "list", "reversed", "sorted", "tuple"}


def goes_through(model: "SemanticModel", loop: Loop, path: str, variable: str) -> bool:
    """Whether the loop goes through the list, or its positions, with this variable."""
    match loop:
        case ast.For(target=target, iter=iterable):
            return variable in names_in(model, [target]) and _source(model, iterable) == path
        case ast.While():
            return any(_steps(node, variable) for node in model.tree.descendants(loop))
    return False


def _steps(node: ast.AST, variable: str) -> bool:
    match node:
        case ast.AugAssign(target=ast.Name(id=stepped), op=ast.Add() | ast.Sub()):
            return stepped == variable
    return False


def _source(model: "SemanticModel", iterable: ast.expr) -> str | None:
    """The list whose items, or whose positions, these are."""
    match iterable:
        case ast.Call(func=ast.Name(id="range")):
            lengths = [_measured(node) for node in model.tree.descendants(iterable)]
            return next((measured for measured in lengths if measured is not None), None)
        case ast.Call(func=ast.Name(id=name), args=[inner, *_]) if name in _COPIES:
            return _source(model, inner)
        case ast.Call(func=ast.Attribute(value=inner, attr="copy")) | ast.Subscript(value=inner, slice=ast.Slice()):
            return path_of(inner)
    return path_of(iterable)


def _measured(node: ast.AST) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id="len"), args=[items]):
            return path_of(items)
    return None


def is_left_to_do(model: "SemanticModel", path: str, variable: str, inner: Loop) -> bool:
    """Whether a `while` goes on until nothing is left in the list: the loop itself, or one around it.

    One that goes on until the variable has reached the end of the list is none of these.
    """
    tests = [loop.test for loop in (inner, *model.loops(inner)) if isinstance(loop, ast.While)]
    until_empty = (test for test in tests if variable not in names_in(model, [test]))
    return any(path_of(part) == path for test in until_empty for part in (test, *model.tree.descendants(test)))


def is_about_one_thing(model: "SemanticModel", variable: str, loop: Loop) -> bool:
    """Whether those go that have to do with something given: `row.table == table`, `row.mentions(table)`.

    What belongs to one thing among many is little.
    """
    tests = (node.test for node in model.tree.descendants(loop) if isinstance(node, ast.If))
    return any(_asks_for_given(model, part, variable, loop) for test in tests for part in _conditions(test))


def _conditions(test: ast.expr) -> list[ast.expr]:
    match test:
        case ast.BoolOp(op=ast.And(), values=parts):
            return parts
    return [test]


def _asks_for_given(model: "SemanticModel", test: ast.expr, variable: str, loop: Loop) -> bool:
    match test:
        case ast.Compare(left=asked, ops=[ast.Eq() | ast.NotEq()], comparators=[given]):
            parts = [given]
        case ast.Call(func=ast.Attribute(value=ast.Name() as asked), args=[_, *_] as parts):
            pass
        case _:
            return False
    names = names_in(model, parts)
    return variable in names_in(model, [asked]) and bool(names) and not varies(model, parts, loop)
