"""What is named without being called, so that others may come to call it: `{"add": self._add}`, `[total, largest]`."""

import ast
from collections.abc import Iterable

from perflint.syntax.scope import Scope

HOLDING = {ast.BoolOp, ast.Dict, ast.IfExp, ast.List, ast.Set, ast.Tuple}
"""Displays, and what chooses one of several."""


def held_in(values: Iterable[ast.expr]) -> list[str]:
    """The last names of what lies in those of these values that are of `HOLDING`."""
    pending: list[ast.AST | None] = [value for value in values if value.__class__ in HOLDING]
    found: list[str] = []
    for value in pending:
        match value:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                found.append(name)
            case ast.Dict(values=inner) | ast.BoolOp(values=inner):
                pending += inner
            case ast.List(elts=inner) | ast.Set(elts=inner) | ast.Tuple(elts=inner):
                pending += inner
            case ast.IfExp(body=then, orelse=otherwise):
                pending += (then, otherwise)
    return found


def mentioned_in(scope: Scope) -> list[str]:
    """The last names of what a module, a class or a lambda names without calling it; of a lambda also what it calls."""
    calls = [event.func for event, _ in scope.events if isinstance(event, ast.Call)]
    called = set(calls)
    found = [event.attr for event, _ in scope.events if isinstance(event, ast.Attribute) and event not in called]
    if scope.node.__class__ is ast.Lambda:
        found += [one.attr for one in calls if isinstance(one, ast.Attribute)]
        return found + [one.id for one in scope.names]
    return found + [one.id for one in scope.names if one.ctx.__class__ is ast.Load and one not in called]
