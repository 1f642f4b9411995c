"""Searches that a loop repeats, through the same items and each time for something else."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_of_few_values
from perflint.knowledge.purity import is_pure, mutator_names
from perflint.semantics.amounts.brevity import are_brief
from perflint.semantics.amounts.handfuls import noun_of
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.hashing import is_unhashable
from perflint.semantics.moments.beginnings import sets_up
from perflint.semantics.types import BOOL
from perflint.semantics.waiting.variation import names_in, varies
from perflint.syntax.growth import is_same_place
from perflint.syntax.searches import Search, is_for_first, searches_in
from perflint.syntax.turns import runs_rarely, turns_of
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_READ_ONCE = ("typing.Iterator", "typing.TextIO", "typing.BinaryIO", "builtins.reversed")
_TEXT = ("builtins.str", "builtins.bytes")
_WAITING = (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith)


def repeated_in(model: "SemanticModel", walker: ast.AST, *, for_first: bool) -> tuple[Search, Loop] | None:
    """The search that a `for`, a comprehension or a call of `filter` makes for the first item that fits, or for all of
    them, and the loop that repeats it: see `repeating_loop`."""
    for search in searches_in(walker, model.tree.parent):
        around = repeating_loop(model, search) if is_for_first(search, model.tree) is for_first else None
        if around is not None:
            return search, around
    return None


def repeating_loop(model: "SemanticModel", search: Search) -> Loop | None:
    """The innermost loop of many turns that makes the search on each of them, and for something else each time.

    None unless a dict of the items by their keys, made once before that loop, would certainly find the same: the
    items can be gone through many times and may be many, and the loop leaves them and their keys alone.
    """
    for loop in model.loops(search.iterated):
        if varies(model, [search.wanted], loop) and not _has_few_turns(model, loop, search):
            is_look_up = _is_plain(model, search.key) and _is_plain(model, search.wanted) and _is_held(model, search)
            if not is_look_up or not _is_repeated(model, search, loop):
                return None
            function = model.tree.function(loop)
            return None if function is not None and sets_up(function) else loop
    return None


def _is_plain(model: "SemanticModel", value: ast.expr) -> bool:
    """Whether the value is certainly read or computed without effect, may have a hash, and may be one of many."""
    match value:
        case ast.Call(func=ast.Attribute(attr="split" | "rsplit" | "splitlines")):
            return False
        case ast.BinOp(left=left, op=ast.Mod()) if not model.is_instance(left, "builtins.str"):
            return False
    type_ = model.type_of(value)
    if type_ == BOOL or is_unhashable(model, type_) or is_of_few_values(noun_of(value)):
        return False
    return all(_is_effectless(model, node) for node in _nodes(model, value))


def _is_effectless(model: "SemanticModel", node: ast.AST) -> bool:
    """A method of an unknown object that is called like one of text, or `get`, is taken to be that one."""
    if not isinstance(node, ast.Call):
        return not isinstance(node, ast.Await)
    method = getattr(node.func, "attr", "")
    name = model.qualified_name(node.func) or f"builtins.str.{method}"
    return method == "get" or is_pure(name)


def _is_held(model: "SemanticModel", search: Search) -> bool:
    """Whether the items are certainly held by a collection that can be gone through again, and may be many.

    Nobody goes through an iterator to its end in a loop. Who stops before that may do so to go on from there, but
    hardly when it is fields of records that are compared.
    """
    if are_from_few(model, search.items) or model.is_instance(search.items, *_READ_ONCE, *_TEXT):
        return False
    type_ = model.type_of(search.items)
    if type_ is not None and type_.name != "typing.Iterable":
        return True
    goes_on = not is_for_first(search, model.tree) and not _may_stop(model, search)
    return goes_on or search.iterated is not search.items or any(map(_is_field, _nodes(model, search.key)))


def _may_stop(model: "SemanticModel", search: Search) -> bool:
    inside = (node for statement in search.found for node in _nodes(model, statement))
    return any(isinstance(node, ast.Break | ast.Return) for node in inside)


def _is_field(node: ast.AST) -> bool:
    """Whether a record's field is read: `row.id`, `row["id"]`, `row.get("id")`, but not `line.strip()`."""
    match node:
        case ast.Call(func=ast.Attribute(attr="get")):
            return True
        case ast.Subscript(slice=index):
            return not isinstance(index, ast.Slice | ast.UnaryOp) and not isinstance(getattr(index, "value", ""), int)
    return isinstance(node, ast.Attribute) and not is_pure(f"builtins.str.{node.attr}")


def _has_few_turns(model: "SemanticModel", loop: Loop, search: Search) -> bool:
    match loop:
        case ast.While() | ast.AsyncFor():
            return False
        case ast.For(iter=iterable):
            return are_brief(model, iterable)
    return all(are_brief(model, part.iter) for part in loop.generators if part.iter is not search.iterated)


def _is_repeated(model: "SemanticModel", search: Search, loop: Loop) -> bool:
    match loop:
        case ast.While(test=test) if isinstance(test, ast.Constant) or search.iterated in model.tree.descendants(test):
            return False  # It waits for events; or it looks for the first name that is free, and ends soon.
    if runs_rarely(model.tree, search.iterated, loop):
        return False
    return _keeps_items(model, search, loop) and _keeps_keys(model, search, loop)


def _keeps_items(model: "SemanticModel", search: Search, loop: Loop) -> bool:
    """Whether the items are the same on every turn, and no other task can change them meanwhile."""
    turns = turns_of(model.tree, loop)
    if isinstance(search.items, ast.Attribute) and any(isinstance(node, _WAITING) for node in _nodes(model, turns)):
        return False
    match search.items:
        case ast.Subscript(value=holder):
            changes = (_may_change(node, search.items) for node in _nodes(model, turns))
            return model.is_unchanged(holder, turns) and not any(changes)
    return model.is_unchanged(search.items, turns)


def _may_change(node: ast.AST, items: ast.expr) -> bool:
    """Whether a method of the items is called that may change them, or they are handed on."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=method), args=args):
            return any(is_same_place(arg, items) for arg in args) or (
                is_same_place(owner, items) and method in mutator_names()
            )
        case ast.Call(args=args):
            return any(is_same_place(arg, items) for arg in args)
    return False


def _keeps_keys(model: "SemanticModel", search: Search, loop: Loop) -> bool:
    """Whether the loop leaves the keys as they are, and the search what it looks for."""
    during_search = search.walker if isinstance(search.walker, ast.For) else search.wanted
    return _keeps(model, loop, search.key, search.variables) and _keeps(model, during_search, search.wanted)


def _keeps(model: "SemanticModel", region: ast.AST, value: ast.expr, own: frozenset[str] = frozenset()) -> bool:
    """Whether nothing in the region sets a variable or a field that the value is made from, but for its own."""
    if (names_in(model, [value]) - own) & model.changes_in(region).rebound:
        return False
    fields = {_field(node) for node in _nodes(model, value)} - {None}
    return not any(_field(node) in fields and _is_set(node) for node in _nodes(model, region))


def _field(node: ast.AST) -> object:
    """The attribute or the constant key that is read or set; None for anything else."""
    match node:
        case ast.Attribute(attr=field) | ast.Subscript(slice=ast.Constant(value=field)):
            return field
    return None


def _is_set(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)


def _nodes(model: "SemanticModel", node: ast.AST) -> Iterator[ast.AST]:
    yield node
    yield from model.tree.descendants(node)
