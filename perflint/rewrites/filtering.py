"""A loop that takes items out of a list becomes one statement that keeps the others."""

import ast
from typing import NamedTuple

from perflint.rewrites.steps import Code, Step, code, replace
from perflint.semantics.equivalence.holding import has_plain_items, is_private
from perflint.semantics.equivalence.stretches import is_guarded
from perflint.semantics.equivalence.visibility import is_read_after
from perflint.semantics.model import SemanticModel
from perflint.semantics.types import BYTES, STR, Type
from perflint.syntax.growth import is_same_place, original

_OPPOSITES: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_LEAVING = (ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom)


class Filtering(NamedTuple):
    """What has to be done; `is_same` if the list certainly holds the same items afterwards, even after a failure."""

    steps: tuple[Step, ...]
    is_same: bool


def as_filter(model: SemanticModel, removal: ast.Call) -> Filtering | None:
    """What keeps the items of a list that a loop over a copy of it does not `remove`; None if that does more."""
    loop = next(iter(model.loops(removal)), None)
    match loop:
        case ast.For(
            target=ast.Name() as item,
            iter=copied,
            body=[ast.If(test=test, body=[ast.Expr(value=ast.Call() as removing)], orelse=[])],
            orelse=[],
        ) if removing is removal:
            pass
        case _:
            return None
    match removal:
        case ast.Call(func=ast.Attribute(value=items), args=[ast.Name(id=name)]) if name == item.id:
            is_copy = original(copied) is not copied and is_same_place(original(copied), items)
        case _:
            return None
    parts = [test, *model.tree.descendants(test)]
    if not is_copy or any(is_same_place(part, items) or isinstance(part, _LEAVING) for part in parts):
        return None
    if is_read_after(model, loop, item):
        return None
    kept = replace(
        loop, "$items[:] = [$item for $item in $items if $condition]", items=items, item=item, condition=_opposite(test)
    )
    return Filtering((kept,), _is_same(model, items, test, loop))


def _is_same(model: SemanticModel, items: ast.expr, test: ast.expr, loop: ast.For) -> bool:
    binding = model.binding(items) if isinstance(items, ast.Name) else None
    type_ = model.type_of(items)
    if binding is None or is_guarded(model, loop) or not model.is_pure(test):
        return False
    if type_ is None or not _is_text(type_.element):
        return False
    outermost = model.tree.statement([loop, *model.loops(loop)][-1])
    return is_private(model, binding, outermost) and has_plain_items(model, binding, items, outermost)


def _is_text(type_: Type | None) -> bool:
    """Whether values of the type that are equal cannot be told apart: 1, 1.0 and True can."""
    if type_ is not None and type_.name == "builtins.tuple":
        return bool(type_.args) and all(map(_is_text, type_.args))
    return type_ in (STR, BYTES)


def _opposite(test: ast.expr) -> Code | ast.expr:
    """What holds where the test does not."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return inner
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in _OPPOSITES:
            return code(f"$left {_OPPOSITES[type(operator)]} $right", left=left, right=right)
    return code("not $test", test=test)
