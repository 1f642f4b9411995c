"""What a loop only adds to, turn by turn."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.effects import path_of
from perflint.syntax.growth import Growth, growth_of, is_same_place
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def growth_in(model: "SemanticModel", target: ast.expr, loop: Loop) -> list[Growth]:
    """The statements of `loop` that grow what `target` holds, in the order of the source.

    Empty unless it is one place all through the loop, and the loop does nothing else with it: neither reads
    nor sets it, itself or in a method that it calls on the same object.
    """
    places: dict[ast.stmt, int] = {}
    for node in model.tree.descendants(loop):
        if is_same_place(node, target):
            statement = model.tree.statement(node)
            places[statement] = places.get(statement, 0) + 1
    found = [_only_growth(statement, times) for statement, times in places.items()]
    growing = [growth for growth in found if growth is not None]
    if len(growing) < len(found) or not _is_one_place(model, target, loop):
        return []
    return sorted(growing, key=lambda growth: growth.statement.lineno)


def _only_growth(statement: ast.stmt, times: int) -> Growth | None:
    """The growth, if the statement names its target no more often than that takes."""
    return growth_of(statement) if times == (1 if isinstance(statement, ast.AugAssign) else 2) else None


def _is_one_place(model: "SemanticModel", target: ast.expr, loop: Loop) -> bool:
    changes = model.changes_in(loop)
    match target:
        case ast.Name():
            return True
        case ast.Attribute(value=owner, attr=attr) if (path := path_of(owner)) is not None:
            return not _is_set(path, changes.rebound | changes.passed) and _is_left_alone(model, owner, attr, loop)
        case ast.Subscript(value=owner, slice=key) if (path := path_of(owner)) is not None:
            is_other = _is_set(path, changes.rebound | changes.passed) or path in changes.methods
            return not is_other and model.is_invariant(key, loop)
    return False


def _is_set(path: str, paths: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:length]) in paths for length in range(1, len(parts) + 1))


def _is_left_alone(model: "SemanticModel", owner: ast.expr, attr: str, loop: Loop) -> bool:
    """Whether no method that the loop calls on `owner` mentions the attribute. An unknown method may."""
    for node in model.tree.descendants(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=receiver)) if is_same_place(receiver, owner):
                function = model.function(node)
                if function is None or _mentions(model, function, attr):
                    return False
    return True


def _mentions(model: "SemanticModel", function: ast.AST, attr: str) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == attr for node in model.tree.descendants(function))
