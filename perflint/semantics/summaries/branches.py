"""The code that some runs of a function may pass by: branches, loops, what comes after an early result."""

import ast
from collections.abc import Iterable, Sequence
from typing import Any

from perflint.semantics.summaries.summary import Region
from perflint.syntax.statements import TRIES

_LOOPS = {ast.AsyncFor, ast.For, ast.While}
_WITH = {ast.AsyncWith, ast.With}
_TRY = {*TRIES}
_ENDS = {ast.Raise, ast.Return}
_COMPOUND = {*_LOOPS, *_WITH, *_TRY, ast.If, ast.Match}


def branches_of(function: ast.FunctionDef | ast.AsyncFunctionDef, choices: Iterable[ast.AST]) -> tuple[Region, ...]:
    """`choices` are the `and`, `or` and conditional expressions in the function.

    What comes after a look at the arguments that leaves with nothing or an error, is no branch: most runs get there.
    What comes after another early result is one: that may be from a cache.
    """
    found: list[Region] = []
    _leaves(function.body, found)
    for choice in choices:
        match choice:
            case ast.BoolOp(op=ast.And(), values=values) if all(map(_is_glance, values[:-1])):
                pass
            case ast.BoolOp(values=[_, second, *_]):
                found.append(_from(second, choice))
            case ast.IfExp(body=body, orelse=orelse):
                found += [_from(body, body), _from(orelse, orelse)]
    return tuple(found)


def is_inside(line: int, column: int, branches: Iterable[Region]) -> bool:
    """Whether this place is in one of the regions."""
    place = (line, column)
    return any(region[:2] <= place < region[2:] for region in branches)


def _leaves(statements: Sequence[ast.stmt], found: list[Region]) -> bool:
    """Note the branches among the statements; whether some runs leave the function in them with a result."""
    for number, statement in enumerate(statements):
        cls = statement.__class__
        if cls in _ENDS:
            return True
        if cls in _COMPOUND and _leaves_in(statement, found):
            if number + 1 < len(statements):
                found.append(_from(statements[number + 1], statements[-1]))
            return True
    return False


def _leaves_in(statement: Any, found: list[Region]) -> bool:
    cls = statement.__class__
    if cls is ast.If or cls in _LOOPS:
        found.append(_from(statement.body[0], statement))
        return _gives(statement.body) or _gives(statement.orelse)
    if cls is ast.Match:
        found.append(_from(statement.cases[0].pattern, statement))
        return True
    if cls in _TRY:
        found += [_from(handler, handler) for handler in statement.handlers]
    return _leaves(statement.body, found)


def _gives(statements: Iterable[Any]) -> bool:
    """Whether these may leave the function with a result that is more than nothing, or a constant."""
    for statement in statements:
        cls = statement.__class__
        if cls is ast.Return:
            if not _says_nothing(statement.value):
                return True
        elif cls in _COMPOUND and (_gives(getattr(statement, "body", ())) or _gives(getattr(statement, "orelse", ()))):
            return True
    return False


def _says_nothing(value: ast.expr | None) -> bool:
    match value:
        case None | ast.Constant() | ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
    return False


def _is_glance(value: ast.expr) -> bool:
    """Whether it is the look if something is there, before the work is done with it."""
    match value:
        case ast.Compare(ops=[ast.Is() | ast.IsNot()]) | ast.Call(func=ast.Name(id="isinstance")):
            return True
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return isinstance(operand, ast.Name | ast.Attribute)
    return isinstance(value, ast.Name | ast.Attribute)


def _from(first: ast.AST, last: ast.AST) -> Region:
    """From the start of the one to the end of the other."""
    return first.lineno, first.col_offset, last.end_lineno, last.end_col_offset  # type: ignore[attr-defined]
