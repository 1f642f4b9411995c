"""Sequences that are searched again and again, from their start and for another item each time."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.types import Type
from perflint.semantics.waiting.variation import names_in, varies
from perflint.syntax.callbacks import PerItem, per_item
from perflint.syntax.conditions import is_in_condition
from perflint.syntax.turns import runs_rarely, turns_of
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

Repeating = Loop | PerItem
PER_ITEM = ("*.filter", "*.map", "*.max", "*.min", "*.sort", "*.sorted")
"""Calls that may run a method which is handed over for each item."""
_SEARCHED = ("builtins.list", "builtins.tuple")


class RepeatedSearch(NamedTuple):
    """A search of a list or tuple, and what makes it again and again: a loop, or a call that does so for each item.

    `element` is the type of the items. `sought` is unknown where the method itself is handed over.
    """

    items: ast.expr
    element: Type | None
    sought: ast.expr | None
    repeated_by: Repeating


def repeated_search(model: "SemanticModel", search: ast.expr) -> RepeatedSearch | None:
    """The search that is made by `items.index(item)` or the like, or by a bare `items.index` that is handed over.

    None unless it is made for something else each time, there may be many items and many turns, and the list
    certainly stays the same all the while. For the distinct items of a list a few searches are often enough.
    """
    sought: ast.expr | None = None
    by: Repeating | None
    match search:
        case ast.Call(func=ast.Attribute(value=items), args=[sought], keywords=[]):
            by = _loop(model, search, items, sought) or _key(model, search, sought)
        case ast.Attribute(value=items):
            by = per_item(model.tree, search)
        case _:
            return None
    if by is None or are_from_few(model, items) or _has_few_turns(model, by):
        return None
    type_ = model.type_among(items, *_SEARCHED)
    if type_ is None or type_.name not in _SEARCHED or not _stays(model, search, items, by):
        return None
    return RepeatedSearch(items, type_.element, sought, by)


def bare_methods(call: ast.Call, method: str) -> Iterator[ast.Attribute]:
    """The bare methods of this name that are handed over to the call: `order.index` in `key=order.index`."""
    for function in (*call.args[:1], *(option.value for option in call.keywords)):
        if isinstance(function, ast.Attribute) and function.attr == method:
            yield function


def sources(repeating: Repeating) -> list[tuple[ast.expr | None, ast.expr]]:
    """What the turns go through, each with the variables that get its items, if there are any."""
    match repeating:
        case PerItem(items=items):
            return [(None, items)]
        case ast.For(target=target, iter=items) | ast.AsyncFor(target=target, iter=items):
            return [(target, items)]
        case ast.While():
            return []
    return [(generator.target, generator.iter) for generator in repeating.generators]


def _has_few_turns(model: "SemanticModel", repeating: Repeating) -> bool:
    if any(_are_distinct(model, items) for _, items in sources(repeating)):
        return True
    return are_from_few(model, repeating.items) if isinstance(repeating, PerItem) else runs_briefly(model, repeating)


def _are_distinct(model: "SemanticModel", items: ast.expr | None) -> bool:
    """Whether these are made by leaving out what comes again."""
    match items:
        case ast.SetComp() | ast.Call(func=ast.Name(id="frozenset" | "set")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="dict"), attr="fromkeys")):
            return True
        case ast.Call(func=ast.Name(id="list" | "sorted"), args=[inner]):
            return _are_distinct(model, inner)
        case ast.Name():
            binding = model.binding(items)
            return binding is not None and _are_distinct(model, binding.only_value)
    return False


def _loop(model: "SemanticModel", search: ast.Call, items: ast.expr, sought: ast.expr) -> Loop | None:
    """The innermost loop that makes the search for something else on each turn."""
    for place in (search, *model.loops(search)):
        loop = model.outlived_loop(items, place)
        if loop is not None and varies(model, [sought], loop) and not runs_rarely(model.tree, search, loop):
            # What decides if a `while` goes on soon ends it.
            return None if is_in_condition(model.tree, search, loop) else loop
    return None


def _key(model: "SemanticModel", search: ast.Call, sought: ast.expr) -> PerItem | None:
    """The call that makes the search in a function that is written out for each item: `key=lambda ...`."""
    function = model.tree.function(search)
    if not isinstance(function, ast.Lambda):
        return None
    parameters = {parameter.arg for parameter in function.args.args}
    return None if parameters.isdisjoint(names_in(model, [sought])) else per_item(model.tree, function)


def _stays(model: "SemanticModel", search: ast.expr, items: ast.expr, repeating: Repeating) -> bool:
    """Whether it is the same list on each turn."""
    if not isinstance(repeating, PerItem):
        return model.is_unchanged(items, turns_of(model.tree, repeating))
    if isinstance(search, ast.Attribute) and not isinstance(items, ast.Name | ast.Attribute):
        return True  # Made once, before the call goes through its items.
    return model.is_unchanged(items, repeating.call)
