"""Expressions in text, as a summary has them (see `summary.py`). By shape alone, which is cheap."""

import ast
import re
from collections.abc import Callable
from sys import intern
from typing import Any

from perflint.semantics.summaries.summary import Expression
from perflint.syntax.parsing import parse_expression

_NAME = re.compile(r"[^\W\d][\w.]*")
_OF_ONE = {"Annotated", "ClassVar", "Final", "Optional", "Required", "NotRequired"}
_CONSTANTS: dict[type, Expression] = {kind: f"@builtins.{kind.__name__}:()" for kind in (bool, bytes, float, int, str)}
_NO_CLASS = {"Callable", "Literal", "Type", "Union", "type"}
_MOST_PARAMETERS = 4
_NAMED_CALLS = {"cast", "next", "partial", "staticmethod", "type"}


def written(expr: Any) -> Expression:
    """The text for an expression, or None; empty for one that has none."""
    cls = expr.__class__
    if cls is ast.Name:
        name: Expression = expr.id
        return name
    if cls is ast.Attribute:
        value = expr.value
        base = value.id if value.__class__ is ast.Name else written(value)
        # A project writes the same expressions over and over, and keeps all of them until the end.
        return intern(f"{base}:{expr.attr}") if base else ""
    case = _CASES.get(cls)
    return case(expr) if case is not None else ""


def _of_call(call: ast.Call) -> Expression:
    function = call.func
    cls = function.__class__
    name = function.id if cls is ast.Name else function.attr if cls is ast.Attribute else ""  # type: ignore[attr-defined]
    if name in _NAMED_CALLS and call.args:
        found = _of_named_call(name, call)
        if found is not None:
            return found
    return _step(written(function), "()")


def _of_named_call(name: str, call: ast.Call) -> Expression | None:
    """What a call of a name that everybody knows stands for."""
    match name, call.args:
        case "cast", [type_, _]:
            return annotated(type_)
        case "partial", [function, *_]:
            return _step(written(function), "lambda")
        case "staticmethod", [function]:
            return written(function)
        case "next", [items] if isinstance(call.func, ast.Name):
            return _step(written(items), "__next__:()")
        case "type", [value] if isinstance(call.func, ast.Name):
            return _step(written(value), "__class__")
    return None


def _of_lambda(node: ast.Lambda) -> Expression:
    """What it calls, if that is all that it does; not what it is given to call."""
    if node.body.__class__ is not ast.Call:
        return ""
    called = written(node.body.func)
    root = called.partition(":")[0]
    arguments = node.args
    own = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return "" if any(one is not None and one.arg == root for one in own) else _step(called, "lambda")


def _of_item(node: ast.Subscript) -> Expression:
    return _step(written(node.value), "[]") if not isinstance(node.slice, ast.Slice) else ""


def _of_display(node: ast.List | ast.Set | ast.Tuple, kind: str) -> Expression:
    """What is all written out has few items, of which nothing is worth a word: it counts as unknown."""
    is_written_out = node.elts and not any(isinstance(item, ast.Starred) for item in node.elts)
    return "" if is_written_out else f"@builtins.{kind}:()"


_CASES: dict[type, Callable[[Any], Expression]] = {
    ast.Await: lambda node: _step(written(node.value), "await"),
    ast.BinOp: lambda node: _step(written(node.left), "/") if isinstance(node.op, ast.Div) else "",
    ast.Call: _of_call,
    ast.Constant: lambda node: _CONSTANTS.get(node.value.__class__, ""),
    ast.Dict: lambda node: "@builtins.dict:()",
    ast.DictComp: lambda node: "@builtins.dict:()",
    ast.JoinedStr: lambda node: "@builtins.str:()",
    ast.Lambda: _of_lambda,
    ast.List: lambda node: _of_display(node, "list"),
    ast.ListComp: lambda node: "@builtins.list:()",
    ast.Set: lambda node: _of_display(node, "set"),
    ast.SetComp: lambda node: "@builtins.set:()",
    ast.Subscript: _of_item,
    ast.Tuple: lambda node: _of_display(node, "tuple"),
}


def place_of(expr: ast.expr) -> tuple[int, int]:
    """Line and column (from 0, in bytes) of the last name in what is called, read, entered or gone through.

    `find(x).get(y)` has two calls that begin at one place; but each has a name of its own.
    """
    named: Any = expr.func if isinstance(expr, ast.Call) else expr
    if named.__class__ is ast.Name:
        return named.lineno, named.col_offset
    name = named.attr if named.__class__ is ast.Attribute else ""
    return named.end_lineno, named.end_col_offset - (len(name) if name.isascii() else len(name.encode()))


def annotated(annotation: ast.AST | None) -> Expression:
    """The text for a value with this annotation: for `Order | None` what calling `Order` gives."""
    return _step(_class_in(annotation), "()")


def _class_in(annotation: ast.AST | None) -> Expression:
    """The class that an annotation names, with its parameters."""
    match annotation:
        case ast.Name() | ast.Attribute():
            return written(annotation)
        case ast.Constant(value=str(text)):
            return text.replace(".", ":") if _NAME.fullmatch(text) else _class_in(parse_expression(text))
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return _class_in(left)
        case ast.BinOp(left=ast.Constant(value=None), op=ast.BitOr(), right=right):
            return _class_in(right)
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner) if name in _OF_ONE:
            return _class_in(inner.elts[0] if isinstance(inner, ast.Tuple) else inner)
        case ast.Subscript(value=ast.Name() | ast.Attribute() as generic, slice=inner):
            return _generic(written(generic), inner.elts if isinstance(inner, ast.Tuple) else [inner])
    return ""


def _generic(generic: Expression, parameters: list[ast.expr]) -> Expression:
    if not generic or len(parameters) > _MOST_PARAMETERS or generic.rpartition(":")[2] in _NO_CLASS:
        return ""
    named = [_class_in(one).replace(":", ".") or "?" for one in parameters if not _is_ellipsis(one)]
    return f"{generic}[{','.join(named)}]"


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis


def _step(base: Expression, to: str) -> Expression:
    return intern(f"{base}:{to}") if base else ""
