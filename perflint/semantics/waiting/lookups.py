"""Loops that look up one thing after the other by its key."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.lookups import is_lookup, lookup_named, writes
from perflint.semantics.amounts.few_turns import takes_few_turns
from perflint.semantics.amounts.item_loops import ItemLoop, asks_in_turn, heads_of, item_loop, turn_of
from perflint.semantics.summaries.chains import Sibling
from perflint.semantics.waiting.remote import Wait, asked_by
from perflint.semantics.waiting.variation import names_in, varies
from perflint.syntax.growth import is_same_place
from perflint.syntax.naming import last_name
from perflint.syntax.turns import is_in_a_branch

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def sibling_of_lookup(model: "SemanticModel", wait: Wait) -> Sibling | None:
    """The function that would look up at once what the loop around `wait` looks up one by one; None if there is none,
    or if the turns may need each other."""
    call = asked_by(model, wait)
    sibling = model.bulk_sibling(call) if call is not None else None
    if call is None or sibling is None or not looks_up_each(model, wait, call):
        return None
    keys = [keyword.value for keyword in call.keywords if keyword.arg == sibling.key]
    keys += call.args[sibling.position : sibling.position + 1]
    loop = next(iter(model.loops(wait)))
    return sibling if varies(model, keys, loop) else None


def asks_one_by_one(model: "SemanticModel", wait: Wait, request: ast.expr) -> bool:
    """Whether a loop asks other machines for one thing after the other, and nothing is known that asks for all."""
    return asks_in_turn(model, wait, request) and sibling_of_lookup(model, wait) is None


def looks_up_each(model: "SemanticModel", wait: Wait, call: ast.Call) -> bool:
    """Whether each turn of a loop of many certainly waits for this call, with a key that is made of the item alone."""
    loop = item_loop(model, wait)
    if loop is None or takes_few_turns(model, loop) or is_in_a_branch(model.tree, wait, loop):
        return False
    return _has_key_of_item(model, call, loop) and not _may_matter(model, call, loop)


def _has_key_of_item(model: "SemanticModel", call: ast.Call, loop: ItemLoop) -> bool:
    """Whether one argument, and nothing else of the call, is another on each turn: the item, or made of it alone."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    if any(isinstance(one, ast.Starred) for one in given) or any(keyword.arg is None for keyword in call.keywords):
        return False
    changes = model.changes_in(loop)
    changed = changes.rebound | changes.mutated
    various = [one for one in (call.func, *given) if not names_in(model, [one]).isdisjoint(changed)]
    return various[:1] != [call.func] and len(various) == 1 and _is_made_of_item(model, various[0], loop)


def _is_made_of_item(model: "SemanticModel", expr: ast.expr, loop: ItemLoop) -> bool:
    """Whether the value is known as soon as the item is, whatever earlier turns have found."""
    if any(isinstance(node, ast.Await | ast.NamedExpr) for node in (expr, *model.tree.descendants(expr))):
        return False
    items = names_in(model, [target for target, _ in heads_of(loop)])
    changes = model.changes_in(loop)
    names = [node for node in (expr, *model.tree.descendants(expr)) if isinstance(node, ast.Name)]
    others = [name for name in names if name.id not in items and name.id in changes.rebound | changes.mutated]
    return all(_is_set_of_item(model, name, loop) for name in others)


def _is_set_of_item(model: "SemanticModel", name: ast.Name, loop: ItemLoop) -> bool:
    binding = model.binding(name)
    value = binding.only_value if binding is not None else None
    is_inside = value is not None and loop in model.loops(value)
    return value is not None and is_inside and _is_made_of_item(model, value, loop)


def _may_matter(model: "SemanticModel", call: ast.Call, loop: ItemLoop) -> bool:
    """Whether a turn may change what a later one looks up, or looks whether it has to."""
    changes = model.changes_in(loop)
    targets = names_in(model, [target for target, _ in heads_of(loop)])
    changed = (changes.rebound | changes.mutated) - targets
    if not names_in(model, [items for _, items in heads_of(loop)]).isdisjoint(changed):
        return True
    return any(
        node is not call and (_skips(model, node, call, changed) or _changes_source(node, call))
        for node in turn_of(model, loop)
    )


def _skips(model: "SemanticModel", node: ast.AST, call: ast.Call, changed: set[str]) -> bool:
    """Whether this leaves out the look-up on some turns, by what earlier ones have done."""
    if not isinstance(node, ast.If) or (node.lineno, node.col_offset) > (call.lineno, call.col_offset):
        return False
    goes_on = any(isinstance(inner, ast.Continue) for inner in model.tree.descendants(node))
    return goes_on and not names_in(model, [node.test]).isdisjoint(changed)


def _changes_source(node: ast.AST, call: ast.Call) -> bool:
    """Whether this may change what is looked up: a method of the same object, or a function that says so."""
    if not isinstance(node, ast.Call):
        return False
    match node.func, call.func:
        case ast.Attribute(value=owner, attr=method), ast.Attribute(value=asked) if is_same_place(owner, asked):
            return not is_lookup(method)
    looked_up = lookup_named(last_name(call.func))
    return looked_up is not None and writes(last_name(node.func), looked_up.nouns)
