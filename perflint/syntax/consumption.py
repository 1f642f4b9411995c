"""Statements that take items off the front of what their target holds: `rows = rows[1:]`, `head, *tail = tail`."""

import ast
from typing import NamedTuple

from perflint.syntax.growth import is_same_place


class FrontSlice(NamedTuple):
    """`place` gets what `source`, the same place, holds behind its first items. `taken` says how many those are."""

    place: ast.expr
    source: ast.expr
    taken: ast.expr


def front_slice_of(statement: ast.stmt) -> FrontSlice | None:
    """The front slice among the assignments of the statement, None if there is not one."""
    match statement:
        case ast.Assign(targets=[ast.Tuple(elts=[*heads, ast.Starred(value=place)])], value=source) if (
            heads and is_same_place(place, source)
        ):
            return FrontSlice(place, source, ast.Constant(len(heads)))
        case ast.Assign(targets=[ast.Tuple(elts=places)], value=ast.Tuple(elts=values)) if len(places) == len(values):
            found = [_sliced(place, value) for place, value in zip(places, values, strict=True)]
            return next(filter(None, found), None)
        case ast.Assign(targets=[place], value=value):
            return _sliced(place, value)
    return None


def _sliced(place: ast.expr, value: ast.expr) -> FrontSlice | None:
    match value:
        case ast.Subscript(value=source, slice=ast.Slice(lower=ast.expr() as taken, upper=None, step=None)):
            return FrontSlice(place, source, taken) if is_same_place(place, source) else None
    return None
