"""Types of arithmetic on builtin values."""

import ast

from perflint.semantics.types import FLOAT, INT, STR, Type, agreed

_ADDABLE = {"builtins.str", "builtins.bytes", "builtins.list", "builtins.tuple", "builtins.int", "builtins.float"}
_SET_OPERATORS = (ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)
_SETS = {"builtins.set", "builtins.frozenset"}
_PATHS = {"pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath", "pathlib.PurePosixPath"}


def arithmetic(left: Type | None, operator: ast.operator, right: Type | None) -> Type | None:
    """The type of `left operator right`, None if unknown."""
    if left is None:
        return None
    match operator:
        case ast.Mod() if left == STR:
            return STR
        case ast.Div() if left.name in _PATHS:
            return left
        case ast.Mult() if right == INT and left.name in ("builtins.str", "builtins.bytes", "builtins.list"):
            return left
    if right is None:
        return None
    match operator:
        case ast.Add() if left.name == right.name and left.name in _ADDABLE:
            return _joined(left, right)
        case ast.BitOr() if left.name == right.name == "builtins.dict":
            return agreed([left, right])
    if isinstance(operator, _SET_OPERATORS) and left.name in _SETS and right.name in _SETS:
        return left
    return _number(left, operator, right)


def _joined(left: Type, right: Type) -> Type | None:
    if left.name == "builtins.tuple":
        return Type(left.name, (agreed([left.element, right.element]),))
    return agreed([left, right])


def _number(left: Type, operator: ast.operator, right: Type) -> Type | None:
    if {left, right} <= {INT, FLOAT}:
        is_float = FLOAT in (left, right) or isinstance(operator, ast.Div)
        if not isinstance(operator, ast.Pow):
            return FLOAT if is_float else INT
    return None
