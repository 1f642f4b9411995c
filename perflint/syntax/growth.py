"""Statements that add to what their target holds: `text += part`, `rows = [*rows, row]`, `seen = seen | new`."""

import ast
from collections.abc import Sequence
from typing import Literal, NamedTuple

Form = Literal["in place", "sum", "text", "display", "union", "call", "stack"]


class Extension(NamedTuple):
    """An expression whose value is an old one and something more.

    `old` is the part that stands for the old value: the place itself, or a copy of it (`rows[:]`). `added` are the
    other parts, in their order: operands, items, or what is unpacked.
    """

    form: Form
    old: ast.expr
    added: tuple[ast.expr, ...]
    is_at_front: bool


class Growth(NamedTuple):
    """What is added to, how, at which end, and whether the new value is one sum of just the old one and something.

    A sum like that could be written with an in-place operator.
    """

    statement: ast.stmt
    target: ast.expr
    extension: Extension
    is_one_sum: bool

    @property
    def is_at_front(self) -> bool:
        return self.extension.is_at_front

    @property
    def form(self) -> Form:
        return self.extension.form


def growth_of(statement: ast.AST) -> Growth | None:
    """How the statement grows its only target, None if it does something else, or counts: `total += 1`."""
    match statement:
        case ast.AugAssign(target=target, op=ast.Add() | ast.BitOr(), value=value):
            if _is_number(value):
                return None
            return Growth(statement, target, Extension("in place", target, (value,), False), True)
        case ast.Assign(value=value) if not _may_extend(value) and not isinstance(statement.targets[0], ast.Subscript):
            return None
        case ast.Assign(value=ast.BinOp(right=added)) if _is_number(added):
            return None
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Attribute(value=place, attr="loc"), slice=key)], value=added
        ) if _is_next_key(key, place):
            return Growth(statement, place, Extension("stack", place, (added,), False), False)
        case ast.Assign(targets=[target], value=value):
            extension = extension_of(value, target)
            if extension is None:
                extension = _stacked(stacking_call(value), target)
            if extension is not None:
                is_sum = extension.form in ("sum", "union") and len(extension.added) == 1
                is_one_sum = is_sum and not extension.is_at_front
                return Growth(statement, target, extension, is_one_sum)
    return None


def _may_extend(value: ast.expr) -> bool:
    """Whether it has the shape of something that is made from an old value: most statements are done with by that."""
    match value:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in _EXTENDING_CALLS
    return isinstance(value, _EXTENDING)


def stacking_call(value: ast.expr) -> ast.expr:
    """The call that puts arrays or tables together, where their rows are then numbered anew; else `value` itself."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Call() as call, attr="reset_index")):
            return call
    return value


def _stacked(call: ast.expr, place: ast.expr) -> Extension | None:
    """How a call extends the array or table at `place`: `concat([rows, row])`, `np.append(rows, row)`."""
    match call:
        case ast.Call(func=ast.Attribute(attr="append"), args=[_, _] as parts):
            return _extension("stack", parts, place)
        case ast.Call(func=ast.Attribute(value=old, attr="append"), args=[added]):
            return _extension("stack", [old, added], place)
        case ast.Call(
            func=ast.Attribute(attr=name) | ast.Name(id=name),
            args=[ast.List(elts=parts) | ast.Tuple(elts=parts), *_],
        ) if name in _STACKING:
            return _extension("stack", parts, place)
    return None


def _is_next_key(key: ast.expr, place: ast.expr) -> bool:
    """Whether `key` is the number of rows that the table at `place` has: `len(rows)`, `rows.shape[0] + 1`."""
    match key:
        case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant()):
            return _is_next_key(left, place)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Attribute(value=measured, attr="index") | measured]):
            return is_same_place(measured, place)
        case ast.Subscript(value=ast.Attribute(value=measured, attr="shape"), slice=ast.Constant(value=0)):
            return is_same_place(measured, place)
    return False


def extension_of(value: ast.expr, place: ast.expr) -> Extension | None:
    """How `value` extends what `place` holds at either end, None if it does something else."""
    match value:
        case ast.BinOp(op=ast.Add()):
            return _extension("sum", _operands(value, ast.Add), place)
        case ast.BinOp(op=ast.BitOr()):
            return _extension("union", _operands(value, ast.BitOr), place)
        case ast.JoinedStr(values=parts):
            return _extension("text", [_formatted(part) for part in parts], place)
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            unpacked = [item.value if isinstance(item, ast.Starred) else None for item in items]
            return _extension("display", items, place, unpacked)
        case ast.Dict(keys=keys, values=items):
            unpacked = [item if key is None else None for key, item in zip(keys, items, strict=True)]
            return _extension("display", items, place, unpacked)
        case ast.Call(func=ast.Name(id="dict"), args=items, keywords=keywords):
            unpacked = [*items, *(keyword.value if keyword.arg is None else None for keyword in keywords)]
            return _extension("call", [*items, *(keyword.value for keyword in keywords)], place, unpacked)
        case ast.Call(func=ast.Attribute(value=old, attr="union"), args=items, keywords=[]):
            return _extension("call", [old, *items], place)
    return None


def _extension(
    form: Form, parts: Sequence[ast.expr], place: ast.expr, sources: Sequence[ast.expr | None] | None = None
) -> Extension | None:
    """The extension, if just one of the parts is the old value, and that the first or the last one.

    `sources` has what each part takes its items from, None for a part that is one item.
    """
    olds = [(index, part) for index, part in enumerate(sources or parts) if part and _is_old(part, place)]
    match olds:
        case [(index, old)] if len(parts) > 1 and index in (0, len(parts) - 1):
            return Extension(form, old, (*parts[:index], *parts[index + 1 :]), index != 0)
    return None


def _is_number(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, int | float)


def _is_old(part: ast.expr, place: ast.expr) -> bool:
    return is_same_place(original(part), place)


def original(expr: ast.expr) -> ast.expr:
    """What `expr` copies, as `rows[:]`, `list(rows)` and `rows.copy()` do with `rows`; `expr` itself if nothing."""
    match expr:
        case ast.Subscript(value=value, slice=ast.Slice(lower=None, upper=None, step=None)):
            return value
        case ast.Call(func=ast.Name(id="list" | "tuple" | "set" | "frozenset" | "dict"), args=[value], keywords=[]):
            return value
        case ast.Call(func=ast.Attribute(value=value, attr="copy"), args=[], keywords=[]):
            return value
    return expr


def _operands(value: ast.expr, operator: type[ast.operator]) -> list[ast.expr]:
    """What is added up, from left to right."""
    match value:
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, operator):
            return [*_operands(left, operator), right]
    return [value]


def _formatted(part: ast.expr) -> ast.expr:
    """What a part of an f-string shows as it is; the part itself if it is formatted in some way."""
    match part:
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            return value
    return part


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


_EXTENDING = (ast.BinOp, ast.JoinedStr, ast.List, ast.Tuple, ast.Set, ast.Dict)
_STACKING = {"column_stack", "concat", "concatenate", "dstack", "hstack", "row_stack", "vstack"}
_EXTENDING_CALLS = {"append", "dict", "reset_index", "union", *_STACKING}
