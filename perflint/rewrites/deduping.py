"""A list that is searched before each item is added to it: what finds out faster whether the item is there."""

import ast
from typing import NamedTuple

from perflint.rewrites.steps import Fresh, Step, insert_after, insert_before, remove, replace
from perflint.semantics.bindings import Binding
from perflint.semantics.equivalence.holding import has_plain_items, is_made_here, stays_here
from perflint.semantics.equivalence.stretches import is_guarded
from perflint.semantics.equivalence.visibility import is_of_one_function, is_read_after
from perflint.semantics.hashing import has_plain_hash
from perflint.semantics.model import SemanticModel
from perflint.syntax.statements import block_of

_KEEPING = {"copy", "count", "index", "reverse", "sort"}
_REPEATABLE = (ast.Attribute, ast.Constant, ast.Name, ast.Tuple, ast.expr_context)


class Deduping(NamedTuple):
    """What has to be done; `is_plain` if all items certainly have a hash that goes with how they compare."""

    steps: tuple[Step, ...]
    is_plain: bool


def as_distinct(model: SemanticModel, binding: Binding, test: ast.Compare) -> Deduping | None:
    """What makes the list in one go with `dict.fromkeys`, if all that the loop does is to collect distinct items."""
    loop = model.tree.parent(model.tree.statement(test))
    match loop:
        case ast.For(
            target=ast.Name() as target,
            iter=iterated,
            body=[
                ast.If(
                    test=ast.Compare(left=item, ops=[ast.NotIn()], comparators=[found]) as tested,
                    body=[ast.Expr(value=ast.Call(func=ast.Attribute(value=grown, attr="append"), args=[added]))],
                    orelse=[],
                )
            ],
            orelse=[],
        ) if tested is test and ast.unparse(item) == ast.unparse(added):
            made = _made_right_before(model, binding, loop)
        case _:
            return None
    own = {found, grown} | {use for use in model.uses(binding) if _is_past(use, loop)}
    if not {found, grown} <= set(model.uses(binding)) <= own or is_read_after(model, loop, target):
        return None
    if made is None or not _is_simple(model, item) or is_guarded(model, loop) or not is_of_one_function(model, binding):
        return None
    if isinstance(item, ast.Name) and item.id == target.id:
        step = replace(made, "list(dict.fromkeys($items))", items=iterated)
    else:
        step = replace(
            made, "list(dict.fromkeys($item for $target in $items))", item=item, target=target, items=iterated
        )
    return Deduping((step, remove(loop)), has_plain_hash(model.type_of(item)))


def with_seen(model: SemanticModel, binding: Binding, test: ast.Compare) -> Deduping | None:
    """What keeps a set beside the list, and asks that; None where they might come to differ."""
    match binding.definitions:
        case [only] if is_of_one_function(model, binding) and is_made_here(model, only):
            made = model.tree.statement(only.node)
        case _:
            return None
    loops = [loop for loop in model.loops(test) if made not in model.tree.descendants(loop)]
    outermost = model.tree.statement(loops[-1]) if loops else made
    if not loops or not _comes_before(model, made, outermost) or isinstance(only.value, ast.Tuple):
        return None
    seen = Fresh("seen" if binding.name != "seen" else "seen_set")
    match only.value:
        case ast.List(elts=[]) | ast.Call(args=[], func=ast.Name(id="list")):
            steps: list[Step] = [insert_after(made, "$seen = set()", seen=seen)]
            is_plain = True
        case _:
            steps = [insert_after(made, "$seen = set($found)", seen=seen, found=binding.name)]
            is_plain = has_plain_items(model, binding, test.comparators[0], outermost)
    for use in model.uses(binding):
        if _is_past(use, outermost):
            continue
        match _role(model, use):
            case "search", ast.Compare(left=item) if outermost in model.tree.ancestors(use):
                steps.append(replace(use, "$seen", seen=seen))
            case "add", ast.Call(args=[*_, item]) as call:
                if not _is_simple(model, item) or not isinstance(model.tree.parent(call), ast.Expr):
                    return None
                steps.append(insert_before(model.tree.statement(call), "$seen.add($item)", seen=seen, item=item))
            case "search" | "look", _:
                continue
            case _:
                return None
        is_plain = is_plain and has_plain_hash(model.type_of(item))
    return Deduping(tuple(steps), is_plain)


def _role(model: SemanticModel, use: ast.Name) -> tuple[str, ast.AST | None]:
    """Whether the list is searched here, or gets an item, or is only looked at; and the test or call that does so."""
    above = model.tree.parent(use)
    match above, model.tree.parent(above) if above is not None else None:
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[searched]), _ if searched is use:
            return "search", above
        case ast.Attribute(attr="append"), ast.Call(args=[added], keywords=[]) as call:
            return ("", None) if isinstance(added, ast.Starred) else ("add", call)
        case ast.Attribute(attr="insert"), ast.Call(args=[_, _], keywords=[]) as call:
            return "add", call
        case (ast.Attribute(attr=method), _) if method not in _KEEPING:
            return "", None
        case ast.Subscript(ctx=ast.Store() | ast.Del()), _:
            return "", None
    return ("look", above) if stays_here(model, use) else ("", None)


def _made_right_before(model: SemanticModel, binding: Binding, loop: ast.For) -> ast.expr | None:
    """The empty list that the variable gets in the statement in front of the loop."""
    above = model.tree.parent(loop)
    block = block_of(above, loop) if above is not None else []
    previous = block[block.index(loop) - 1] if block and block[0] is not loop else None
    for definition in binding.definitions:
        match definition.value:
            case ast.List(elts=[]) | ast.Call(func=ast.Name(id="list"), args=[], keywords=[]) as value:
                if model.tree.statement(definition.node) is previous and is_made_here(model, definition):
                    return value
    return None


def _comes_before(model: SemanticModel, made: ast.stmt, statement: ast.stmt) -> bool:
    """Whether `made` has run whenever `statement` does."""
    below: ast.AST = statement
    for above in model.tree.ancestors(statement):
        block = block_of(above, below) if isinstance(below, ast.stmt) else []
        if made in block:
            return made is not below and made.lineno < getattr(below, "lineno", 0)
        below = above
    return False


def _is_simple(model: SemanticModel, item: ast.expr) -> bool:
    """Whether it may be evaluated once more, or once less."""
    return all(isinstance(node, _REPEATABLE) for node in (item, *model.tree.descendants(item)))


def _is_past(use: ast.Name, region: ast.stmt) -> bool:
    return (use.lineno, use.col_offset) >= (region.end_lineno or 0, region.end_col_offset or 0)
