"""A container that is filled item by item comes to be filled in one call, or made of the items."""

import ast
from typing import NamedTuple

from perflint.rewrites.steps import Step, remove, replace
from perflint.semantics.model import SemanticModel
from perflint.syntax.statements import TRIES, before

_MAKERS = {"builtins.list": "list", "builtins.set": "set", "builtins.dict": "dict"}


class Filling(NamedTuple):
    """A loop that copies all of `items` to `out`, for which there is a `method`."""

    loop: ast.For
    out: ast.expr
    items: ast.expr
    method: str


def filled_at_once(model: SemanticModel, filling: Filling) -> tuple[Step, ...]:
    """The steps that make the loop one call: of the method, or of the class where the container begins empty there."""
    type_ = model.type_of(filling.out)
    maker = _MAKERS.get(type_.name) if type_ is not None else None
    empty = _made_above(model, filling) if maker is not None else None
    if empty is None:
        call = f"$out.{filling.method}($items)"
        return (replace(filling.loop, call, out=filling.out, items=filling.items),)
    is_made = _is_made_for_it(model, filling.items, f"builtins.{maker}")
    return replace(empty, "$items" if is_made else f"{maker}($items)", items=filling.items), remove(filling.loop)


def _made_above(model: SemanticModel, filling: Filling) -> ast.expr | None:
    """What makes the container, if it is empty and nothing but the loop can see it so."""
    above = model.tree.parent(filling.loop)
    match filling.out, before(above, filling.loop) if above is not None else []:
        case (
            ast.Name(id=name) as out,
            [
                *_,
                ast.Assign(targets=[ast.Name(id=made)], value=value)
                | ast.AnnAssign(target=ast.Name(id=made), value=value),
            ],
        ) if name == made and value is not None and _is_empty(model, value) and _is_hidden(model, out):
            return value
    return None


def _is_empty(model: SemanticModel, value: ast.expr) -> bool:
    match value:
        case ast.List(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.Call(func=function, args=[], keywords=[]):
            return model.qualified_name(function) in _MAKERS
    return False


def _is_hidden(model: SemanticModel, out: ast.Name) -> bool:
    """Whether nobody sees the variable if what makes the items raises an exception."""
    binding, function = model.binding(out), model.tree.function(out)
    if binding is None or not binding.is_local or function is None:
        return False
    if any(model.tree.function(use) is not function for use in model.uses(binding)):
        return False
    for above in model.tree.ancestors(out):
        if above is function:
            return True
        if isinstance(above, (*TRIES, ast.With, ast.AsyncWith)):
            return False
    return False


def _is_made_for_it(model: SemanticModel, items: ast.expr, container: str) -> bool:
    """Whether the items are already in a new container of the same kind."""
    match items:
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return model.is_instance(items, container)
        case ast.Call(func=function):
            is_maker = model.qualified_name(function) in (*_MAKERS, "builtins.sorted")
            return is_maker and model.is_instance(items, container)
    return False
