"""Loops that go through items, of which there may be many, and wait for something on each turn."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.waiting.independence import turns_add_up
from perflint.semantics.waiting.remote import Wait, waits
from perflint.semantics.waiting.variation import is_paced, varies
from perflint.syntax.turns import is_in_a_branch

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

ItemLoop = ast.For | ast.ListComp | ast.SetComp | ast.DictComp

_UNIT = re.compile(r"attempt|batch|chunk|cursor|offset|page|poll|retr|slice", re.IGNORECASE)
_ENDS = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom)


def item_loop(model: "SemanticModel", node: ast.AST) -> ItemLoop | None:
    """The innermost loop that evaluates `node` on each turn; None if that is no loop over items.

    Nor if it may end early, or goes through parts or attempts, or as fast as something else lets it, or through as
    many items as are written out.
    """
    loop = next(iter(model.loops(node)), None)
    if not isinstance(loop, ItemLoop) or any(isinstance(inner, _ENDS) for inner in turn_of(model, loop)):
        return None
    return loop if _has_items(model, loop) else None


def turn_of(model: "SemanticModel", loop: ItemLoop) -> Iterator[ast.AST]:
    """Everything that is evaluated on each turn."""
    for part in _parts(loop):
        yield part
        yield from model.tree.descendants(part, into_functions=False)


def heads_of(loop: ItemLoop) -> list[tuple[ast.expr, ast.expr]]:
    """The targets of a loop, each with the items that it goes through."""
    if isinstance(loop, ast.For):
        return [(loop.target, loop.iter)]
    return [(one.target, one.iter) for one in loop.generators if not one.is_async]


def asks_in_turn(model: "SemanticModel", wait: Wait, request: ast.expr, *, by_project: bool = False) -> bool:
    """Whether this is the first wait of a loop that asks other machines for one thing after the other, and needs none
    for the next. `by_project` counts what only other modules tell of calls too."""
    loop = next(iter(model.loops(wait)), None)
    if not isinstance(loop, ItemLoop):
        return False
    # The wait itself comes first: most loops are done with by that.
    asked = waits(model, chain([wait], turn_of(model, loop)), by_project=by_project)
    if not asked or asked[0] is not wait or item_loop(model, wait) is None:
        return False
    if is_in_a_branch(model.tree, wait, loop) or not varies(model, [request], loop):
        return False
    return not isinstance(loop, ast.For) or turns_add_up(model, loop)


def _has_items(model: "SemanticModel", loop: ItemLoop) -> bool:
    """Whether the loop goes through items, as fast as it can, of which there may be many."""
    heads = heads_of(loop)
    if any(_UNIT.search(name) for head in heads for part in head for name in _names(model, part)):
        return False
    return not all(has_fixed_size(model, items) for _, items in heads) and not is_paced(model, loop)


def _names(model: "SemanticModel", part: ast.expr) -> Iterator[str]:
    for node in (part, *model.tree.descendants(part)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                yield name


def _parts(loop: ItemLoop) -> list[ast.AST]:
    """What each turn evaluates."""
    if isinstance(loop, ast.For):
        return list(loop.body)
    elements = [loop.key, loop.value] if isinstance(loop, ast.DictComp) else [loop.elt]
    return [*filter(None, elements), *(condition for one in loop.generators for condition in one.ifs)]
