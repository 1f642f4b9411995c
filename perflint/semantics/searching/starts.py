"""What a variable or attribute begins with, before something is added to it or taken from its front."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.types import Type, agreed
from perflint.syntax.consumption import front_slice_of
from perflint.syntax.growth import growth_of, is_same_place

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_KEEPS_TYPE = ("in place", "sum", "union")
_PLAIN = ("assign", "annotated", "walrus")


class Start(NamedTuple):
    """A value that a place may begin with, and its type; None where unknown."""

    value: ast.expr | None
    type: Type | None


def starts_of(model: "SemanticModel", place: ast.expr) -> list[Start]:
    """What a name may begin with where `place` uses it, or an attribute of `self` at all; empty for other places."""
    match place:
        case ast.Name() if (binding := model.binding(place)) is not None:
            return [
                Start(one.value if one.kind in _PLAIN else None, model.inference.type_of_definition(one))
                for one in model.flow.reaching(binding, place)
                if not _keeps_type(model, one.node, place)
            ]
        case ast.Attribute(value=ast.Name() as owner, attr=attr) if cls := model.classes.self_class(owner):
            return [
                Start(one.value, model.type_of(one.value) if one.value is not None else None)
                for one in model.classes.attributes(cls).get(attr, [])
                if not _keeps_type(model, one.node, place)
            ]
    return []


def held_type(model: "SemanticModel", place: ast.expr) -> Type | None:
    """The type of what `place` certainly holds, if adding to it and slicing it keeps its type."""
    known = model.type_of(place)
    return known if known is not None else agreed([start.type for start in starts_of(model, place)])


def _keeps_type(model: "SemanticModel", node: ast.AST, place: ast.expr) -> bool:
    """Whether the value that is set at `node` is made from the one before, and of its type."""
    statement = model.tree.statement(node)
    growth, front = growth_of(statement), front_slice_of(statement)
    if growth is not None:
        return growth.form in _KEEPS_TYPE
    return front is not None and is_same_place(front.place, place)
