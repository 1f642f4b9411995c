"""Expressions that certainly raise nothing and do nothing: they may run once more, once less, earlier or later."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.types import BOOL, BYTES, INT, NONE, STR, Type

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_TEXT = (STR, BYTES)
_PLAIN = (BOOL, INT, STR, BYTES, NONE)
_BARE = {
    *("capitalize isalnum isalpha isdigit islower isspace istitle isupper lower lstrip rstrip split".split()),
    *("splitlines strip swapcase title upper".split()),
}
"""Methods of text that cannot fail without arguments,"""
_SPLITTING = {"partition", "rpartition", "rsplit", "split"}
_GIVEN = {"count", "endswith", "find", "lstrip", "removeprefix", "removesuffix", "replace", "rfind", "rstrip"}
_GIVEN |= {"startswith", "strip", *_SPLITTING}
"""and with texts that are written out; one to split at must not be empty."""
_CONTAINERS = {"builtins.dict", "builtins.frozenset", "builtins.list", "builtins.set", "builtins.tuple"}


def is_steady(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether evaluating `expr` certainly raises nothing and has no effect: plain work with texts and numbers."""
    match expr:
        case ast.Constant() | ast.Name(ctx=ast.Load()):
            return True
        case ast.BoolOp(values=parts):
            return are_steady_tests(model, parts)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return are_steady_tests(model, [part])
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return are_steady_tests(model, [test]) and is_steady(model, body) and is_steady(model, orelse)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(is_steady(model, part) for part in parts)
        case ast.JoinedStr(values=parts):
            return all(_is_steady_piece(model, part) for part in parts)
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _is_steady_comparison(model, [left, *others], ops)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            types = {model.type_of(left), model.type_of(right)}
            return types in ({STR}, {BYTES}, {INT}) and is_steady(model, left) and is_steady(model, right)
        case ast.Subscript(value=text, slice=ast.Slice() as part):
            return model.type_of(text) in _TEXT and is_steady(model, text) and _is_written_out(part)
        case ast.Call():
            return _is_steady_call(model, expr)
        case ast.ListComp(elt=element, generators=[ast.comprehension(iter=items, ifs=tests, is_async=0)]):
            return is_steady(model, element) and _goes_through(model, items) and are_steady_tests(model, tests)
    return False


def are_steady_tests(model: "SemanticModel", tests: list[ast.expr]) -> bool:
    """Whether asking for the truth of these certainly raises nothing and has no effect either."""
    return all(
        is_steady(model, test) and (isinstance(test, ast.BoolOp) or model.type_of(test) in _PLAIN) for test in tests
    )


def _goes_through(model: "SemanticModel", items: ast.expr) -> bool:
    type_ = model.type_of(items)
    return type_ is not None and type_.name in _CONTAINERS and is_steady(model, items)


def _is_steady_piece(model: "SemanticModel", piece: ast.expr) -> bool:
    match piece:
        case ast.FormattedValue(value=value, format_spec=None):
            return is_steady(model, value) and model.type_of(value) in _PLAIN
    return isinstance(piece, ast.Constant)


def _is_steady_comparison(model: "SemanticModel", parts: list[ast.expr], ops: list[ast.cmpop]) -> bool:
    types: set[Type | None] = {model.type_of(part) for part in parts}
    if not all(is_steady(model, part) for part in parts):
        return False
    if all(isinstance(op, ast.Is | ast.IsNot) for op in ops):
        return True
    if all(isinstance(op, ast.Eq | ast.NotEq) for op in ops):
        return types <= set(_PLAIN)
    return types in ({STR}, {BYTES}, {INT}) and not (
        types == {INT} and any(isinstance(op, ast.In | ast.NotIn) for op in ops)
    )


def _is_steady_call(model: "SemanticModel", call: ast.Call) -> bool:
    match call:
        case ast.Call(func=ast.Attribute(value=text, attr=method), args=args, keywords=[]):
            if model.type_of(text) not in _TEXT or not is_steady(model, text):
                return False
            given = [getattr(arg, "value", None) for arg in args]
            is_known = method in _GIVEN and len(args) == 1 + (method == "replace")
            is_known = is_known and (method not in _SPLITTING or all(given))
            return is_known and all(_fits(model, text, one) for one in given) if args else method in _BARE
        case ast.Call(func=ast.Name(id="len") as function, args=[sized], keywords=[]):
            type_ = model.type_of(sized)
            is_sized = type_ is not None and (type_ in _TEXT or type_.name in _CONTAINERS)
            return is_sized and is_steady(model, sized) and model.qualified_name(function) == "builtins.len"
    return False


def _fits(model: "SemanticModel", text: ast.expr, argument: object) -> bool:
    return isinstance(argument, str if model.type_of(text) == STR else bytes)


def _is_written_out(part: ast.Slice) -> bool:
    bounds = (part.lower, part.upper)
    return part.step is None and all(bound is None or _is_number(bound) for bound in bounds)


def _is_number(bound: ast.expr) -> bool:
    number = bound.operand if isinstance(bound, ast.UnaryOp) and isinstance(bound.op, ast.USub) else bound
    return isinstance(number, ast.Constant) and type(number.value) is int
