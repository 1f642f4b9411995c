"""What gives the same on every turn of a loop is made once before it: where that is, and the steps."""

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

from perflint.rewrites.steps import Code, Fresh, Part, Step, insert_before, remove, replace
from perflint.semantics.equivalence.earlier import is_certainly_same, may_be_earlier
from perflint.semantics.escapes import escapes
from perflint.semantics.model import SemanticModel
from perflint.syntax.turns import is_in_a_branch
from perflint.syntax.walker import Loop

EARLY = "it runs before the loop, even if that has no turn, and what it raises is raised there"

_MUTABLE = ("builtins.dict", "builtins.list", "builtins.set", "collections.Counter")

IsSame = Callable[[ast.AST], bool]
"""Whether an expression gives the same all through a region of code."""


class Place(NamedTuple):
    """The statement before which something is made, and the region of code for all of which it is made there."""

    before: ast.stmt
    region: ast.AST


def place_for(model: SemanticModel, expr: ast.expr, loop: Loop, is_same: IsSame) -> Place | None:
    """Where `expr` may be evaluated once instead of on each turn of `loop`; None where that is nowhere.

    It is outside of all the loops around that leave it alone too.
    """
    place = _place_at(model, loop)
    if place is None or not is_same(place.region) or not may_be_earlier(model, expr, place.before):
        return None
    for around in model.loops(place.before):
        if not isinstance(around, ast.stmt) or is_in_a_branch(model.tree, place.before, around):
            break
        if not is_same(around) or not may_be_earlier(model, expr, around):
            break
        place = Place(around, around)
    return place


def hoisted(model: SemanticModel, expr: ast.expr, place: Place, name: str, value: Part | None = None) -> list[Step]:
    """The steps by which `expr`, or `value` for it, is made at the place, and is called by a name from then on.

    An assignment of it moves there; otherwise there is a new variable, for all that is written like `expr`.
    """
    made = expr if value is None else value
    moved = _assignment(model, expr)
    if moved is not None:
        return [insert_before(place.before, "$name = $made", name=moved.targets[0], made=made), remove(moved)]
    alike = [replace(one, "$new", new=Fresh(name)) for one in _written_alike(model, expr, place.region)]
    return [insert_before(place.before, "$new = $made", new=Fresh(name), made=made), *alike]


def hoisted_for(expr: ast.expr, place: Place, name: str, value: Code, use: str, **parts: Part) -> list[Step]:
    """The steps by which `value` is made at the place, and `use`, with `$new` for its name, stands for `expr`."""
    made = insert_before(place.before, "$new = $made", new=Fresh(name), made=value)
    return [made, replace(expr, use, new=Fresh(name), **parts)]


def reason_against(model: SemanticModel, expr: ast.expr, place: Place) -> str:
    """What may be different afterwards; empty if nothing is, for certain."""
    moved = _assignment(model, expr)
    is_within = moved is None or _is_used_within(model, moved, place.region)
    return "" if is_within and is_certainly_same(model, expr, place.before, place.region) else EARLY


def _assignment(model: SemanticModel, expr: ast.expr) -> ast.Assign | None:
    """The statement that does nothing but give the value of `expr` to a variable that gets no other one."""
    match model.tree.parent(expr):
        case ast.Assign(targets=[ast.Name() as name], value=value) as statement if value is expr:
            binding = model.binding(name)
            is_own = binding is not None and binding.only_value is expr and not binding.scope.nonlocals
            return statement if is_own else None
    return None


def _is_used_within(model: SemanticModel, statement: ast.Assign, region: ast.AST) -> bool:
    """Whether the variable is used only behind the statement, and in the same loop."""
    name = statement.targets[0]
    binding = model.binding(name) if isinstance(name, ast.Name) else None
    inside = set(model.tree.descendants(region))
    uses = model.uses(binding) if binding is not None else ()
    return all(use in inside and use.lineno > statement.lineno for use in uses)


def _place_at(model: SemanticModel, loop: Loop) -> Place | None:
    """The statement that the loop is, or the one that it stands in with the part of that which runs first."""
    if isinstance(loop, ast.stmt):
        return Place(loop, loop)
    below: ast.AST = loop
    above = model.tree.parent(loop)
    while above is not None and not isinstance(above, ast.stmt):
        match above:
            case ast.BoolOp(values=[first, *_]) | ast.IfExp(test=first) if first is not below:
                return None  # It may not run at all.
        below, above = above, model.tree.parent(above)
    if above is None or isinstance(above, ast.While) or _is_elif(model, above):
        return None
    return Place(above, below)


def _is_elif(model: SemanticModel, statement: ast.stmt) -> bool:
    match model.tree.parent(statement):
        case ast.If(orelse=[only], col_offset=column):
            return only is statement and isinstance(only, ast.If) and only.col_offset == column
    return False


def _written_alike(model: SemanticModel, expr: ast.expr, region: ast.AST) -> Iterator[ast.expr]:
    """All expressions of the region that are like this one, and for which one object can stand as for this one."""
    wanted, bindings = ast.dump(expr), [model.binding(name) for name in _names(expr)]
    function = model.tree.function(expr)
    for node in [region, *model.tree.descendants(region)]:
        if node is expr:
            yield expr
        elif type(node) is type(expr) and isinstance(node, ast.expr) and ast.dump(node) == wanted:
            is_same = [model.binding(name) for name in _names(node)] == bindings
            is_kept = model.is_instance(node, *_MUTABLE) and escapes(model, node)
            if is_same and not is_kept and model.tree.function(node) is function:
                yield node


def _names(expr: ast.expr) -> list[ast.Name]:
    """The names in an expression, but for variables of its own."""
    names = [node for node in ast.walk(expr) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return [node for node in names if node.id not in own]
