"""Calls and properties that go through the same items on every turn of a loop."""

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from perflint.knowledge.throngs import is_throng
from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.throngs import are_given, have_given_turns, may_be_many
from perflint.semantics.effects import path_of
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.waiting.variation import varies
from perflint.syntax.conditions import is_in_condition
from perflint.syntax.turns import runs_rarely, turns_of
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_SEQUENCES = ("builtins.list", "builtins.tuple")
_READ_ONCE = ("typing.Iterator", "typing.IO", "builtins.str", "builtins.bytes", "builtins.range")
_READING = re.compile(r"^_?(can|count|find|get|has|index|is|look_?up|should)(_|$)")
"""How methods begin that ask an object for something, and hardly ever change it."""

_GOING_THROUGH = (ast.Compare, ast.For, ast.comprehension, ast.Subscript, ast.Starred)
_WAITING = (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith)


class RepeatedCost(NamedTuple):
    """What is gone through on every turn of the loop; `path` is what the loop calls it."""

    cost: LinearCost
    path: str
    loop: Loop


def repeated_cost(model: "SemanticModel", node: ast.Call | ast.Attribute) -> RepeatedCost | None:
    """What a call, or reading a property, goes through on every turn of a loop around it, if that certainly stays the
    same and may be much, and the turns may be many."""
    called = node.func if isinstance(node, ast.Call) else node
    for cost in model.linear_costs(called):
        given = _given(node, called, cost)
        if given is None or path_of(given) is None:
            continue
        items = given
        for attribute in cost.attributes:
            items = ast.Attribute(items, attribute, ast.Load())
        loop = model.outlived_loop(items, node)
        if loop is None or _goes_through_new(model, node, called, loop):
            continue
        if _is_repeated(model, node, given, items, cost, loop):
            return RepeatedCost(cost, path_of(items) or "", loop)
    return None


def _goes_through_new(model: "SemanticModel", node: ast.Call | ast.Attribute, called: ast.expr, loop: Loop) -> bool:
    """Whether the call goes through something else too, that is another on each turn: it takes as long anyway."""
    whole = (_given(node, called, cost) for cost in model.linear_costs(called) if cost.how == "whole")
    return any(given is not None and varies(model, [given], loop) for given in whole)


def _given(node: ast.Call | ast.Attribute, called: ast.expr, cost: LinearCost) -> ast.expr | None:
    """The object or argument in which something is gone through."""
    if cost.position == -1:
        return called.value if isinstance(called, ast.Attribute) else None
    if not isinstance(node, ast.Call):
        return None
    for keyword in node.keywords:
        if keyword.arg == cost.parameter:
            return keyword.value
    plain = node.args if not any(isinstance(one, ast.Starred) for one in node.args) else []
    return plain[cost.position] if cost.position is not None and cost.position < len(plain) else None


def _is_repeated(
    model: "SemanticModel",
    node: ast.Call | ast.Attribute,
    given: ast.expr,
    items: ast.expr,
    cost: LinearCost,
    loop: Loop,
) -> bool:
    others = [one for one in _arguments(node) if one is not given]
    if isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant):
        return False
    if runs_rarely(model.tree, node, loop) or is_in_condition(model.tree, node, loop):
        return False
    if cost.how != "whole" and others and not varies(model, others, loop):
        return False
    if cost.gives_new and not _is_used_up(model, node):
        return False
    if not _fits(model, given, cost) or not _stays(model, node, items, given, cost, loop):
        return False
    return _may_be_much(model, node, items, cost, loop)


def _arguments(node: ast.Call | ast.Attribute) -> list[ast.expr]:
    return [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else []


def _is_used_up(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether a new container is looked at where it is made, so that nobody can change it, or keep it."""
    match model.tree.parent(node):
        case ast.Compare() | ast.For() | ast.comprehension() | ast.Starred():
            return True
        case ast.Subscript(ctx=ast.Load()):
            return True
        case ast.Call(func=ast.Name(id="len" | "any" | "all" | "sum" | "min" | "max" | "set" | "sorted" | "enumerate")):
            return True
    return False


def _fits(model: "SemanticModel", given: ast.expr, cost: LinearCost) -> bool:
    """Whether these are items that can be gone through again, and are a list where that matters."""
    if cost.attributes:
        return cost.is_sequence or not cost.needs_sequence
    if cost.needs_sequence:
        type_ = model.type_among(given, *_SEQUENCES)
        return type_.name in _SEQUENCES if type_ is not None else cost.is_sequence and model.type_of(given) is None
    return not model.is_instance(given, *_READ_ONCE)


def _stays(
    model: "SemanticModel", node: ast.expr, items: ast.expr, given: ast.expr, cost: LinearCost, loop: Loop
) -> bool:
    """Whether the loop leaves the items as they are, as far as it shows: what it calls with them looks at them only."""
    path, owner = path_of(items) or "", path_of(given) or ""
    region = turns_of(model.tree, loop)
    changes = model.changes_in(region)
    if cost.attributes and any(isinstance(one, _WAITING) for one in model.tree.descendants(region)):
        return False
    if path in changes.mutated or owner in changes.mutated or f"*.{path.rpartition('.')[2]}" in changes.rebound:
        return False
    for call in (*changes.given.get(path, ()), *changes.given.get(owner, ())):
        if not model.effects.leaves_alone(call) and not model.linear_costs(call.func):
            return False
    own = getattr(getattr(node, "func", node), "attr", "")
    called = changes.methods.get(owner, ()) if cost.attributes else ()
    return all(method == own or _READING.match(method) for method in called)


def _may_be_much(
    model: "SemanticModel", node: ast.Call | ast.Attribute, items: ast.expr, cost: LinearCost, loop: Loop
) -> bool:
    """Whether something says that there may be hundreds of items. Of a property, which is so easily read once before,
    many turns say enough."""
    if cost.is_of_few or runs_briefly(model, loop):
        return False
    if model.is_small(items) or are_from_few(model, items):
        return False
    turns = [loop] if isinstance(node, ast.Attribute) else []
    if is_throng(cost.noun) or may_be_many(model, items, items, turns):
        return True
    is_choice = cost.how == "whole" or isinstance(loop, ast.While)
    return not is_choice and are_given(model, items) and have_given_turns(model, [loop])
