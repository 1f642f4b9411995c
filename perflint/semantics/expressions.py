"""Expressions in text, as a summary has them: see `perflint.semantics.summary`. By shape alone, which is cheap."""

import ast
import re

from perflint.semantics.summary import Expression
from perflint.syntax.parsing import parse_expression

_NAME = re.compile(r"[^\W\d][\w.]*")
_OF_ONE = {"Annotated", "ClassVar", "Final", "Optional", "Required", "NotRequired"}


def written(expr: ast.AST | None) -> Expression:
    """The text for an expression; empty for one that is neither a name, an attribute, a call nor awaited."""
    if isinstance(expr, ast.Name):
        return expr.id
    if isinstance(expr, ast.Attribute):
        return _step(written(expr.value), expr.attr)
    if isinstance(expr, ast.Call):
        return _of_call(expr)
    if isinstance(expr, ast.BinOp) and isinstance(expr.op, ast.Div):
        return _step(written(expr.left), "/")
    return _step(written(expr.value), "await") if isinstance(expr, ast.Await) else ""


def _of_call(call: ast.Call) -> Expression:
    match call:
        case ast.Call(func=ast.Name(id="cast") | ast.Attribute(attr="cast"), args=[type_, _]):
            return annotated(type_)
    return _step(written(call.func), "()")


def place_of(expr: ast.expr) -> tuple[int, int]:
    """Line and column (from 0, in bytes) of the last name in what is called, read, entered or gone through.

    `find(x).get(y)` has two calls that begin at one place; but each has a name of its own.
    """
    named = expr.func if isinstance(expr, ast.Call) else expr
    if isinstance(named, ast.Name):
        return named.lineno, named.col_offset
    name = named.attr if isinstance(named, ast.Attribute) else ""
    return named.end_lineno or named.lineno, (named.end_col_offset or 0) - len(name.encode())


def annotated(annotation: ast.AST | None) -> Expression:
    """The text for a value with this annotation: for `Order | None` what calling `Order` gives."""
    match annotation:
        case ast.Name() | ast.Attribute():
            return _step(written(annotation), "()")
        case ast.Constant(value=str(text)):
            return _step(text.replace(".", ":"), "()") if _NAME.fullmatch(text) else annotated(parse_expression(text))
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return annotated(left)
        case ast.BinOp(left=ast.Constant(value=None), op=ast.BitOr(), right=right):
            return annotated(right)
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner) if name in _OF_ONE:
            return annotated(inner.elts[0] if isinstance(inner, ast.Tuple) else inner)
    return ""


def _step(base: Expression, to: str) -> Expression:
    return f"{base}:{to}" if base else ""
