"""Statements that add something to what their target holds: `text += part`, `rows = rows + [row]`."""

import ast
from typing import NamedTuple


class Growth(NamedTuple):
    """What is added to, at which end, and whether the new value is one sum of just the old one and something."""

    statement: ast.stmt
    target: ast.expr
    is_at_front: bool
    is_one_sum: bool


def growth_of(statement: ast.AST) -> Growth | None:
    """How the statement grows its only target with `+` or with an f-string, None if it does something else."""
    match statement:
        case ast.AugAssign(target=target, op=ast.Add()):
            return Growth(statement, target, is_at_front=False, is_one_sum=True)
        case ast.Assign(targets=[target], value=ast.BinOp() | ast.JoinedStr() as value):
            parts = _parts(value)
            places = [index for index, part in enumerate(parts) if is_same_place(part, target)]
            if len(parts) > 1 and places in ([0], [len(parts) - 1]):
                is_at_front = places != [0]
                return Growth(statement, target, is_at_front, is_one_sum=len(parts) == 2 and not is_at_front)
    return None


def _parts(value: ast.expr) -> list[ast.expr]:
    """What is added up, from left to right; for an f-string what it is put together from."""
    match value:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [*_parts(left), right] if isinstance(left, ast.BinOp) else [left, right]
        case ast.JoinedStr(values=parts):
            return [
                part.value if isinstance(part, ast.FormattedValue) and part.format_spec is None else part
                for part in parts
            ]
    return [value]


def is_same_place(one: ast.AST, other: ast.AST) -> bool:
    """Whether two expressions name the same place: a name, an attribute of one, or an item of one."""
    match one, other:
        case ast.Name(id=name), ast.Name(id=other_name):
            return name == other_name
        case ast.Attribute(value=value, attr=attr), ast.Attribute(value=other_value, attr=other_attr):
            return attr == other_attr and is_same_place(value, other_value)
        case ast.Subscript(value=value, slice=index), ast.Subscript(value=other_value, slice=other_index):
            return is_same_place(index, other_index) and is_same_place(value, other_value)
        case ast.Constant(value=constant), ast.Constant(value=other_constant):
            return type(constant) is type(other_constant) and constant == other_constant
    return False
