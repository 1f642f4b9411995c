"""A variable that holds a list comes to hold something else: the steps at the places where it gets its value."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from perflint.rewrites.steps import Brace, Imported, Replace, Step, replace
from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.hashing import has_plain_hash
from perflint.semantics.holding import adds_plain, is_made_here, is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.semantics.roles import role_of
from perflint.syntax.growth import original

_SET_METHODS = {".append": "$items.add($what)", ".extend": "$items.update($what)"}
"""What stands for the methods of a list that add to it."""

_OF_BOTH = {"if", "in", ".clear"}
"""What may be done with a list and with a set alike, but for what depends on how often an item is in it, and where."""


class Retyping(NamedTuple):
    """What has to be done; `is_plain` if all items, and all that they are searched for, certainly have a hash that
    goes with how they compare."""

    steps: tuple[Step, ...]
    is_plain: bool


def holds_own_list(model: SemanticModel, binding: Binding) -> bool:
    """Whether a variable certainly belongs to one function alone, and gets nothing but lists that are made for it, or
    has other items added with `+=`."""
    made = [one for one in binding.definitions if one.kind != "augmented"]
    if not made or not is_of_one_function(model, binding):
        return False
    return all(_is_new_list(model, one) if one in made else is_made_here(model, one) for one in binding.definitions)


def retyped(binding: Binding, new: Imported | str) -> Iterator[Replace]:
    """The steps that make something new, called with what the list is made of, where a list is made now."""
    for definition in binding.definitions:
        match definition.value:
            case _ if definition.kind == "augmented":
                continue
            case ast.List(elts=[]) | ast.Call(func=ast.Name(id="list"), args=[]) as value:
                yield replace(value, "$new()", new=new)
            case ast.expr() as value:
                yield replace(value, "$new($items)", new=new, items=original(value))
        match definition.annotation:
            case (ast.Name() as name) | ast.Subscript(value=ast.Name() as name):
                yield replace(name, "$new", new=new)


def as_set(model: SemanticModel, binding: Binding) -> Retyping | None:
    """What makes a variable hold a set instead of a list; None unless nothing asks for more than what is in it."""
    if not holds_own_list(model, binding) or any(one.kind == "augmented" for one in binding.definitions):
        return None
    steps: list[Step] = []
    for step in retyped(binding, "set"):
        match step.node:
            case ast.List(elts=[_, *_]) | ast.ListComp() as written_out:
                steps.append(Brace(written_out))
            case ast.Call(func=ast.Name(id="sorted")):
                return None
            case _:
                steps.append(step)
    is_plain = all(_is_made_of_plain(model, one) for one in binding.definitions)
    for use in model.uses(binding):
        role, above = role_of(model, use), model.tree.parent(use)
        match model.tree.parent(above) if above is not None else None, above:
            case ast.Call(args=[what], keywords=[]) as call, _ if role in _SET_METHODS:
                if isinstance(what, ast.Starred):
                    return None
                steps.append(replace(call, _SET_METHODS[role], items=use, what=what))
                is_plain = is_plain and adds_plain(model, call)
            case _, ast.Compare(left=sought) if role == "in":
                is_plain = is_plain and has_plain_hash(model.type_of(sought))
            case _ if role not in _OF_BOTH:
                return None
    return Retyping(tuple(steps), is_plain)


def _is_made_of_plain(model: SemanticModel, definition: Definition) -> bool:
    match definition.value:
        case ast.List(elts=[]) | ast.Call(func=ast.Name(id="list"), args=[]):
            return True
        case ast.expr() as value:
            type_ = model.type_of(value)
            return type_ is not None and has_plain_hash(type_.element)
    return False


def _is_new_list(model: SemanticModel, definition: Definition) -> bool:
    match definition.value:
        case ast.Tuple() | None:
            return False
        case ast.Call(func=ast.Name(id="list"), args=args, keywords=keywords) if (
            keywords or len(args) > 1 or any(isinstance(arg, ast.Starred) for arg in args)
        ):
            return False
        case value:
            is_list = model.is_instance(value, "builtins.list")
    return is_list and is_made_here(model, definition) and _is_annotated_as_list(model, definition.annotation)


def _is_annotated_as_list(model: SemanticModel, annotation: ast.expr | None) -> bool:
    match annotation:
        case (ast.Name() as name) | ast.Subscript(value=ast.Name() as name):
            return model.qualified_name(name) == "builtins.list"
    return annotation is None
