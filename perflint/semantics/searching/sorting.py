"""Lists that a loop sorts again and again while it adds to them."""

import ast
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.searching.glances import is_glance
from perflint.syntax.growth import is_same_place
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def uses_between_sorts(model: "SemanticModel", sort: ast.Call, rows: ast.expr) -> set[str]:
    """What the loop does with the list `rows` that it sorts on every turn: `add`, `pop`, `look`, sort a `copy`.

    Empty where it is not certainly one list that may get long, and that is in the same order but for what is added;
    or where the loop does what takes as long as sorting what is almost sorted: it goes through the list, or hands it
    on.
    """
    loop = next(model.tree.loops(sort))
    if _is_bounded(model, loop) or _may_be_another(model, rows, loop) or runs_rarely(model.tree, sort, loop):
        return set()
    uses: dict[ast.AST, str] = {}
    for node in model.tree.descendants(loop):
        if isinstance(node, ast.expr) and is_same_place(node, rows):
            uses[node] = _use(model, node, loop)
    adding = [node for node, use in uses.items() if use == "add"]
    if "other" in uses.values() or not _is_sorted_as_it_grows(model, sort, adding, loop):
        return set()
    return set() if _may_be_another_order(model, sort, loop) else {*uses.values()} - {"sort"}


def _is_bounded(model: "SemanticModel", loop: Loop) -> bool:
    """Whether the loop has as many turns as are written out, or goes on for as long as the program."""
    match loop:
        case ast.For(iter=iterable):
            return has_fixed_size(model, iterable)
        case ast.While(test=test):
            return isinstance(test, ast.Constant)
    return True


def _may_be_another(model: "SemanticModel", rows: ast.expr, loop: Loop) -> bool:
    """Whether `rows` may be one list on one turn and another on the next, or be changed by a method of its owner."""
    changes = model.changes_in(loop)
    match rows:
        case ast.Name():
            return False
        case ast.Attribute(value=ast.Name(id=owner)):
            return owner in changes.rebound or owner in changes.methods
    return True


def _use(model: "SemanticModel", node: ast.expr, loop: Loop) -> str:
    match model.tree.parent(node):
        case ast.Attribute(attr="append" | "extend" | "insert") | ast.AugAssign(op=ast.Add()):
            return "add"
        case ast.Attribute(attr="sort"):
            return "sort"
        case ast.Call(func=ast.Name(id="sorted")) as call if _is_looked_at(model, call, loop):
            return "copy"
        case ast.Assign() | ast.Call() if _is_replaced(model.tree.statement(node)):
            return "sort"
        case ast.Attribute(attr="pop"):
            return "other" if _is_cut_off(model, node, loop) else "pop"
        case ast.Subscript(ctx=ast.Store() | ast.Del()):
            return "other"
    return "look" if is_glance(model, node, loop) else "other"


def _is_replaced(statement: ast.stmt) -> bool:
    """Whether a sorted list takes the place of the one that it is made from: `rows = sorted(rows)`."""
    match statement:
        case ast.Assign(targets=[target], value=ast.Call(func=ast.Name(id="sorted"), args=[rows])):
            return is_same_place(rows, target)
    return False


def _is_looked_at(model: "SemanticModel", call: ast.Call, loop: Loop) -> bool:
    """Whether only single items are taken from the list that the call makes."""
    match model.tree.parent(call):
        case ast.Subscript(slice=index):
            return not isinstance(index, ast.Slice)
        case ast.Assign(targets=[ast.Name() as name]) if (binding := model.binding(name)) is not None:
            return all(loop in model.loops(use) and is_glance(model, use, loop) for use in model.uses(binding))
    return False


def _is_cut_off(model: "SemanticModel", node: ast.expr, loop: Loop) -> bool:
    """Whether what is popped is too much: the list stays short."""
    tests = [above.test for above in _between(model, node, loop) if isinstance(above, ast.If | ast.While)]
    parts = [part for test in tests for part in model.tree.descendants(test)]
    return any(isinstance(part, ast.Name) and part.id == "len" for part in parts)


def _is_sorted_as_it_grows(model: "SemanticModel", sort: ast.Call, adding: list[ast.AST], loop: Loop) -> bool:
    """Whether the list is sorted as often as something is added, not only now and then."""
    branches = [above for above in _between(model, sort, loop) if isinstance(above, ast.If | ast.match_case)]
    return any(all(branch in model.tree.ancestors(node) for branch in branches) for node in adding)


def _between(model: "SemanticModel", node: ast.AST, loop: Loop) -> Iterator[ast.AST]:
    return takewhile(lambda above: above is not loop, model.tree.ancestors(node))


def _may_be_another_order(model: "SemanticModel", sort: ast.Call, loop: Loop) -> bool:
    """Whether the loop sets what the order depends on."""
    parts = [part for option in sort.keywords for part in model.tree.descendants(option)]
    own = {part.arg for part in parts if isinstance(part, ast.arg)}
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return not (names - own).isdisjoint(model.changes_in(loop).rebound)
