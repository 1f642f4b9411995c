"""A variable that holds a list comes to hold something else: the steps at the places where it gets its value."""

import ast
from collections.abc import Iterator

from perflint.rewrites.steps import Imported, Replace, replace
from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.model import SemanticModel


def holds_own_list(model: SemanticModel, binding: Binding) -> bool:
    """Whether a variable certainly belongs to one function alone, and gets nothing but lists that are made for it."""
    if not binding.is_local or binding.scope.kind != "function":
        return False
    if any(model.tree.function(use) is not binding.scope.node for use in model.uses(binding)):
        return False
    return all(_is_new_list(model, one) for one in binding.definitions)


def retyped(binding: Binding, new: Imported | str) -> Iterator[Replace]:
    """The steps that make something new, called with what the list is made of, where a list is made now."""
    for definition in binding.definitions:
        match definition.value:
            case ast.List(elts=[]) | ast.Call(args=[]) as value:
                yield replace(value, "$new()", new=new)
            case ast.Call(args=[items]) as value:
                yield replace(value, "$new($items)", new=new, items=items)
            case ast.expr() as value:
                yield replace(value, "$new($items)", new=new, items=value)
        match definition.annotation:
            case (ast.Name() as name) | ast.Subscript(value=ast.Name() as name):
                yield replace(name, "$new", new=new)


def _is_new_list(model: SemanticModel, definition: Definition) -> bool:
    if definition.kind not in ("assign", "annotated") or not _is_annotated_as_list(model, definition.annotation):
        return False
    match definition.value:
        case ast.List() | ast.ListComp():
            return True
        case ast.Call(func=function, args=[] | [_], keywords=[]):
            return model.qualified_name(function) == "builtins.list"
    return False


def _is_annotated_as_list(model: SemanticModel, annotation: ast.expr | None) -> bool:
    match annotation:
        case (ast.Name() as name) | ast.Subscript(value=ast.Name() as name):
            return model.qualified_name(name) == "builtins.list"
    return annotation is None
