"""A container that is filled item by item comes to be filled in one call, or made of the items."""

import ast
from typing import NamedTuple

from perflint.rewrites.steps import Step, remove, replace
from perflint.semantics.equivalence.stretches import may_be_caught
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.syntax.statements import before

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
    binding = model.binding(out)
    return binding is not None and is_of_one_function(model, binding) and not may_be_caught(model, out)


def _is_made_for_it(model: SemanticModel, items: ast.expr, container: str) -> bool:
    """Whether the items are already in a new container of the same kind."""
    match items:
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return model.is_instance(items, container)
        case ast.Call(func=function):
            is_maker = model.qualified_name(function) in (*_MAKERS, "builtins.sorted")
            return is_maker and model.is_instance(items, container)
    return False
