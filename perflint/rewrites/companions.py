"""A companion of a list, such as a set or a counter of its items: made once in front of a loop, and asked instead."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from perflint.rewrites.steps import Fresh, Part, Step, insert_before
from perflint.semantics.bindings import Binding
from perflint.semantics.effects import path_of
from perflint.semantics.equivalence.holding import has_plain_items, is_never_none, is_private, may_be_left_out
from perflint.semantics.equivalence.roles import roles
from perflint.semantics.model import SemanticModel
from perflint.semantics.quiet import is_quiet
from perflint.syntax.growth import is_same_place
from perflint.syntax.statements import before
from perflint.syntax.turns import turns_of
from perflint.syntax.walker import Loop

NO_HASH = "an item without a hash raises a `TypeError`"
_CHANGED = "what other code does to the list meanwhile is not seen"
_EARLY = "the list is read even where the loop makes no turn"
_LATER = "what happens to the list before the generator is read is not seen"

_AT_ONCE = {"all", "any", "dict", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"}
_ASKING = frozenset({"if", "in", "len"})
_COLLECTIONS = {"bytes", "dict", "dict_items", "dict_keys", "dict_values", "frozenset", "int", "list", "range", "set"}
_COLLECTIONS |= {"str", "tuple"}


class Companion(NamedTuple):
    """Where it is made: in front of this statement, for all turns of this loop.

    `doubts` say why what it holds may not be what the list holds. `is_plain`: all items of the list certainly have a
    hash that goes with how they compare. `kept` is the variable that holds such a one already.
    """

    statement: ast.stmt
    loop: Loop
    is_plain: bool
    doubts: tuple[str, ...]
    kept: str = ""


def companion_of(model: SemanticModel, items: ast.expr, node: ast.expr, maker: str) -> Companion | None:
    """Where to make a companion of the list `items`, which `node` searches in a loop that leaves it as it is.

    `maker` is the class of the companion. None where there is no place for it: outside of functions, in an `elif`, in
    a function inside of the loop.
    """
    loop = _outermost(model, items, node)
    if loop is None:
        return None
    statement = model.tree.statement(loop)
    function = model.tree.function(statement)
    if isinstance(function, ast.Lambda | None) or model.tree.function(node) is not function:
        return None
    if _is_in_class(model, statement) or _is_elif(model, statement) or not model.is_unchanged(items, statement):
        return None
    binding = model.binding(items) if isinstance(items, ast.Name) else None
    if binding is not None and (binding.scope.kind == "comprehension" or may_be_left_out(model, binding)):
        return None
    is_local = binding is not None and binding.scope.node is function
    if binding is None or not is_local:
        kept = _kept(model, items, statement, maker, is_certain=False)
        return Companion(statement, loop, False, (_CHANGED, _EARLY), kept)
    outermost = model.tree.statement(model.loops(node)[-1])
    is_plain = has_plain_items(model, binding, items, outermost)
    doubts = tuple(_doubts(model, binding, node, statement))
    return Companion(statement, loop, is_plain, doubts, _kept(model, items, statement, maker, is_certain=not doubts))


def asked(model: SemanticModel, companion: Companion, items: ast.expr) -> Iterator[ast.expr]:
    """Every place in the loop, but for functions inside of it, at which the list stands."""
    for node in model.tree.descendants(companion.loop, into_functions=False):
        if isinstance(node, ast.Name | ast.Attribute) and is_same_place(node, items):
            yield node


def making(companion: Companion, items: ast.expr, what: str, maker: Part) -> tuple[Part, list[Step]]:
    """The variable of the companion, `names_set` for a set of `self._names`, and the steps that make it."""
    if companion.kept:
        return companion.kept, []
    new = Fresh(f"{str(path_of(items)).rpartition('.')[2].strip('_')}_{what}")
    return new, [insert_before(companion.statement, "$new = $maker($items)", new=new, maker=maker, items=items)]


def _kept(model: SemanticModel, items: ast.expr, statement: ast.stmt, maker: str, *, is_certain: bool) -> str:
    """The variable for which a statement before, in the same block, has made a companion of the list as it still is.

    If so wished for certain: not even code that nobody sees here can have changed it.
    """
    above = model.tree.parent(statement)
    for earlier in reversed(before(above, statement) if above is not None else []):
        match earlier:
            case ast.Assign(
                targets=[ast.Name() as name], value=ast.Call(func=function, args=[source], keywords=[])
            ) if is_same_place(source, items) and model.qualified_name(function) == maker:
                binding = model.binding(name)
                is_for_this = binding is not None and binding.only_value is earlier.value
                return name.id if binding is not None and is_for_this and roles(model, binding) <= _ASKING else ""
        if not model.is_unchanged(items, earlier) or (is_certain and not _is_closed(model, earlier)):
            return ""
    return ""


def _outermost(model: SemanticModel, items: ast.expr, node: ast.expr) -> Loop | None:
    """The outermost loop around `node` that leaves the list as it is, as do all loops in between."""
    found = None
    start = model.outlived_loop(items, node)
    loops = model.loops(node)
    for loop in loops[loops.index(start) :] if start is not None else ():
        if not model.is_unchanged(items, turns_of(model.tree, loop)):
            break
        found = loop
    return found


def _doubts(model: SemanticModel, binding: Binding, node: ast.expr, statement: ast.stmt) -> Iterator[str]:
    loops = model.loops(node)
    if any(isinstance(loop, ast.GeneratorExp) and not _is_read_at_once(model, loop) for loop in loops):
        yield _LATER
    outermost = model.tree.statement(loops[-1])
    if not is_private(model, binding, outermost) and not _is_closed(model, statement):
        yield _CHANGED
    if not is_never_none(model, binding) or not _is_bound_before(model, binding, statement):
        yield _EARLY


def _is_read_at_once(model: SemanticModel, generator: ast.GeneratorExp) -> bool:
    match model.tree.parent(generator):
        case ast.Call(func=ast.Name(id=name) as function) if name in _AT_ONCE:
            return model.qualified_name(function) == f"builtins.{name}"
        case ast.Call(func=ast.Attribute(attr="join" | "extend" | "update")) | ast.For():
            return True
    return False


def _is_closed(model: SemanticModel, region: ast.stmt) -> bool:
    """Whether `region` runs no code but its own, not even where it goes through something."""
    if not is_quiet(model, region):
        return False
    iterated = [
        one.iter for one in (region, *model.tree.descendants(region)) if isinstance(one, ast.For | ast.comprehension)
    ]
    return all(_is_collection(model, one) for one in iterated)


def _is_collection(model: SemanticModel, iterated: ast.expr) -> bool:
    """Whether it and all that it is made from certainly are collections, and no iterators that may do anything."""
    names = [node for node in (iterated, *model.tree.descendants(iterated)) if isinstance(node, ast.Name)]
    types = [model.type_of(name) for name in names if model.binding(name) is not None]
    return all(type_ is not None and type_.name.removeprefix("builtins.") in _COLLECTIONS for type_ in types)


def _is_bound_before(model: SemanticModel, binding: Binding, statement: ast.stmt) -> bool:
    """Whether the variable certainly has a value when the statement is reached."""
    if any(one.kind == "delete" for one in binding.definitions):
        return False
    if binding.is_parameter:
        return True
    setting = {model.tree.statement(one.node) for one in binding.definitions if one.value is not None}
    below: ast.AST = statement
    for above in model.tree.ancestors(statement):
        earlier = before(above, below) if isinstance(below, ast.stmt) else []
        if any(one in setting for one in earlier if isinstance(one, ast.Assign | ast.AnnAssign)):
            return True
        if above is binding.scope.node:
            break
        below = above
    return False


def _is_in_class(model: SemanticModel, statement: ast.stmt) -> bool:
    around = (
        one
        for one in model.tree.ancestors(statement)
        if isinstance(one, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return isinstance(next(around, None), ast.ClassDef)


def _is_elif(model: SemanticModel, statement: ast.stmt) -> bool:
    above = model.tree.parent(statement)
    return isinstance(above, ast.If) and statement in above.orelse and statement.col_offset == above.col_offset
