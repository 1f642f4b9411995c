"""What a loop takes off the front, turn by turn."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.semantics.searching.glances import is_glance
from perflint.syntax.conditions import conditions_of, is_length_of
from perflint.syntax.consumption import front_slice_of
from perflint.syntax.growth import is_same_place
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_MATCHING = re.compile(r"re\.(Pattern\.)?(match|fullmatch|search)")


def consumed_in(model: "SemanticModel", place: ast.expr, loop: Loop) -> list[ast.stmt]:
    """The statements of `loop` that take items off the front of `place`, in the order of the source.

    Empty if the loop does more with it than to look at what is left, and where all it does is to trim what is too
    long: `while len(rows) > limit`.
    """
    found: set[ast.stmt] = set()
    for node in model.tree.descendants(loop):
        if isinstance(node, ast.expr) and is_same_place(node, place):
            statement = model.tree.statement(node)
            front = front_slice_of(statement)
            if front is not None and node in (front.place, front.source):
                found.add(statement)
            elif not is_glance(model, node, loop) and not _is_matched(model, node):
                return []
    return [] if _is_trimmed(loop, place) else sorted(found, key=lambda statement: statement.lineno)


def _is_matched(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether it is searched by a regular expression, which could as well begin at a position."""
    call = model.tree.parent(node)
    return isinstance(call, ast.Call) and bool(_MATCHING.fullmatch(model.qualified_name(call.func) or ""))


def _is_trimmed(loop: Loop, place: ast.expr) -> bool:
    for condition in conditions_of(loop):
        if isinstance(condition, ast.Compare):
            sides = [condition.left, *condition.comparators]
            has_limit = any(isinstance(side, ast.Name | ast.Attribute) for side in sides)
            if has_limit and any(is_length_of(side, place) for side in sides):
                return True
    return False
