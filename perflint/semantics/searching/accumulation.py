"""What a loop only adds to, turn by turn."""

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from perflint.semantics.amounts.brevity import SOME, grows_little, is_slower, runs_briefly
from perflint.semantics.effects import path_of
from perflint.semantics.moments.fallbacks import is_fallback
from perflint.semantics.searching.glances import is_glance
from perflint.semantics.searching.starts import held_type, starts_of
from perflint.semantics.types import NUMBERS, Type
from perflint.syntax.conditions import conditions_of, is_length_of
from perflint.syntax.growth import Growth, growth_of, is_same_place, original
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_ADDS_TO_ARRAYS = ("builtins.list", "builtins.tuple")


Glance = Callable[["SemanticModel", ast.expr, Loop], bool]
"""Whether a read of the container in the loop does no harm: `is_glance`, `is_measured`."""


def growth_in(model: "SemanticModel", target: ast.expr, loop: Loop, glance: Glance | None = None) -> list[Growth]:
    """The statements of `loop` that grow what `target` holds, in the order of the source.

    Empty unless it is one place all through the loop, and the loop does nothing else with it: neither reads
    nor sets it, itself or in a method that it calls on the same object. It may glance at it in the way that is
    given, and it may begin with the first item where there is nothing yet: `if rows is None: rows = row`.
    """
    found: dict[ast.stmt, Growth | None] = {}
    for node in model.tree.descendants(loop):
        if is_same_place(node, target) and isinstance(node, ast.expr):
            statement = model.tree.statement(node)
            if statement not in found:
                found[statement] = growth_of(statement)
            growth = found[statement]
            is_growing = growth is not None and node in (growth.target, original(growth.extension.old))
            if not (is_growing or (glance and (glance(model, node, loop) or _is_first_value(model, node)))):
                return []
    if not _is_one_place(model, target, loop):
        return []
    growing = [growth for growth in found.values() if growth is not None and is_same_place(growth.target, target)]
    return sorted(growing, key=lambda growth: growth.statement.lineno)


def is_climb(model: "SemanticModel", growth: Growth) -> bool:
    """Whether a `while` adds in front: the digits of a number, the ancestors of a node. These are few."""
    return growth.is_at_front and isinstance(model.loops(growth.statement)[0], ast.While)


def _is_first_value(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether `node` is set here only if there is nothing in it yet: `if rows is None: rows = row`."""
    statement = model.tree.statement(node)
    match statement, model.tree.parent(statement):
        case ast.Assign(targets=[target]), ast.If(
            test=ast.Compare(left=tested, ops=[op], comparators=[ast.Constant(value=None)]), body=body
        ) if target is node and is_same_place(tested, node):
            return isinstance(op, ast.Is) == (statement in body)
    return False


def copied_in(
    model: "SemanticModel", growth: Growth, copies: Callable[[Growth], bool], glance: Glance = is_glance
) -> Loop | None:
    """The outermost loop that only adds to the target of `growth`, and glances at it at the most.

    None if there is none of more than a few turns, if the statement runs rarely in it, if another statement is the
    first one there that copies what there is so far, if it becomes no more than a handful, or if each turn takes
    longer than the copy.
    """
    if growth.form != "stack" and grows_little(model, growth):
        return None  # An array or a table is full of data, whatever it is called.
    for loop in reversed(model.loops(growth.statement)):
        is_short = runs_briefly(model, loop) or _ends_soon(model, loop, growth.target)
        growing = [] if is_short else growth_in(model, growth.target, loop, glance)
        if growing:
            is_first = next(filter(copies, growing), None) == growth
            if not is_first or runs_rarely(model.tree, growth.statement, loop) or is_slower(model, loop, growth):
                return None
            return None if is_fallback(model, growth.statement) else loop
    return None


def grown_class(model: "SemanticModel", growth: Growth) -> str | None:
    """The qualified name of the class that the target certainly has after `growth`, None if unknown."""
    form, old, added, _ = growth.extension
    match growth.statement:
        case ast.Assign(value=value) if form in ("display", "text", "stack"):
            known = model.type_of(value)
        case ast.Assign(value=ast.Call(func=ast.Name() as function)) if form == "call":
            return model.qualified_name(function)
        case _:
            known = model.type_of(old) or held_type(model, growth.target)
    if known is None or form in ("display", "text", "stack"):
        return known.name if known is not None else None
    is_certain = known.name not in _ADDS_TO_ARRAYS or all(model.is_instance(one, known.name) for one in added)
    return known.name if is_certain or not _may_hold_numbers(model, growth.target, known) else None


def _may_hold_numbers(model: "SemanticModel", target: ast.expr, type_: Type) -> bool:
    """Whether what is added to the list or tuple may be an array, and then the sum is one: `position + velocity`."""
    starts = starts_of(model, target)
    if starts and all(start.value is not None and _is_empty(start.value) for start in starts):
        return False
    return type_.element is None or type_.element.name in NUMBERS


def _ends_soon(model: "SemanticModel", loop: Loop, target: ast.expr) -> bool:
    """Whether the loop certainly ends when there are some items: `while len(rows) < 3`, `while len(data) % 16`."""
    for condition in conditions_of(loop):
        match condition:
            case ast.Compare(
                left=ast.NamedExpr(value=ast.Call(func=ast.Attribute(attr="read"), args=[ast.Constant(value=1)])),
                ops=[ast.NotEq()],
                comparators=[ast.Constant(value=bytes(end))],
            ):
                if end:
                    return True  # A line that is read byte by byte.
            case ast.BinOp(left=left, op=ast.Mod()) | ast.Compare(left=ast.BinOp(left=left, op=ast.Mod())):
                if is_length_of(left, target):
                    return True
            case ast.Compare(left=left, ops=[ast.Lt() | ast.LtE() | ast.NotEq()], comparators=[limit]):
                if is_length_of(left, target) and _is_low(model, limit):
                    return True
    return False


def _is_low(model: "SemanticModel", limit: ast.expr) -> bool:
    """Whether this is a low number, or the size of a record that `struct` packs."""
    binding = model.binding(limit) if isinstance(limit, ast.Name) else None
    match binding.only_value if binding is not None else limit:
        case ast.Constant(value=int(number)):
            return number < SOME
        case ast.Attribute(value=packed, attr="size"):
            return model.is_instance(packed, "struct.Struct")
        case ast.Call(func=function):
            return model.qualified_name(function) == "struct.calcsize"
    return False


def _is_empty(value: ast.expr) -> bool:
    match value:
        case (
            ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Call(func=ast.Name(id="list" | "tuple"), args=[], keywords=[])
        ):
            return True
    return False


def _is_one_place(model: "SemanticModel", target: ast.expr, loop: Loop) -> bool:
    changes = model.changes_in(loop)
    match target:
        case ast.Name():
            return not _is_read_below(model, target, loop)
        case ast.Attribute(value=owner, attr=attr) if (path := path_of(owner)) is not None:
            return not _is_set(path, changes.rebound | changes.passed) and _is_left_alone(model, owner, attr, loop)
        case ast.Subscript(value=owner, slice=key) if (path := path_of(owner)) is not None:
            is_other = _is_set(path, changes.rebound | changes.passed) or path in changes.methods
            return not is_other and model.is_invariant(key, loop)
    return False


def _is_read_below(model: "SemanticModel", name: ast.Name, loop: Loop) -> bool:
    """Whether another function, which the loop calls by its name, uses the variable, too."""
    binding = model.binding(name)
    if binding is None:
        return False
    called = {node.func for node in model.tree.descendants(loop) if isinstance(node, ast.Call)}
    functions = (model.binding(function) for function in called if isinstance(function, ast.Name))
    others = {one.node for function in functions if function is not None for one in function.definitions}
    return any(model.tree.function(use) in others - {binding.scope.node} for use in model.uses(binding))


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
