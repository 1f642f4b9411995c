"""A variable that holds a list comes to hold something else: the steps at the places where it gets its value."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from perflint.rewrites.steps import Brace, Code, Imported, Replace, Step, code, replace
from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.containers import is_end
from perflint.semantics.equivalence.holding import adds_plain, is_made_here
from perflint.semantics.equivalence.roles import role_of
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.hashing import has_plain_hash
from perflint.semantics.model import SemanticModel
from perflint.syntax.growth import original

_SET_METHODS = {".append": "$items.add($what)", ".extend": "$items.update($what)"}
"""What stands for the methods of a list that add to it."""

_OF_SET = {"if", "in", ".clear"}
"""What may be done with a list and with a set alike, but for what depends on how often an item is in it, and where."""

_OF_DEQUE = {"frozenset", "if", "in", "len", "list", "max", "min", "set", "sorted", "sum", "tuple"}
_OF_DEQUE |= {".append", ".clear", ".count", ".extend", ".pop", ".remove", ".reverse"}
"""What may be done with a list and with a deque alike."""


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


def retyped(binding: Binding, new: Imported | Code) -> Iterator[Replace]:
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
    for step in retyped(binding, code("set")):
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
            case _ if role not in _OF_SET:
                return None
    return Retyping(tuple(steps), is_plain)


def as_deque(model: SemanticModel, binding: Binding) -> tuple[Step, ...] | None:
    """What makes a variable hold a `deque` instead of a list; None unless it is used as a deque can be."""
    if not holds_own_list(model, binding):
        return None
    steps: list[Step] = list(retyped(binding, Imported("collections.deque")))
    for use in model.uses(binding):
        match _shifting(model, use):
            case ast.expr() | ast.stmt() as place, template, parts:
                steps.append(replace(place, template, items=use, **parts))
            case _ if not _suits_both(model, use):
                return None
    return tuple(steps)


def _shifting(model: SemanticModel, use: ast.Name) -> tuple[ast.expr | ast.stmt, str, dict[str, ast.expr]] | None:
    """The place at which a use of the list shifts it, and what stands there for a deque."""
    above = model.tree.parent(use)
    around = model.tree.parent(above) if above is not None else None
    match above, around:
        case ast.Attribute(attr="pop"), ast.Call(args=[ast.Constant(value=0)], keywords=[]) as call:
            return call, "$items.popleft()", {}
        case ast.Attribute(attr="pop"), ast.Call(args=[index], keywords=[]) as call if is_end(index):
            return call, "$items.pop()", {}
        case ast.Attribute(attr="insert"), ast.Call(args=[ast.Constant(value=0), item], keywords=[]) as call:
            return call, "$items.appendleft($item)", {"item": item}
        case ast.Subscript(slice=ast.Constant(value=0)), ast.Delete(targets=[_]) as deletion:
            return deletion, "$items.popleft()", {}
    return None


def _suits_both(model: SemanticModel, use: ast.Name) -> bool:
    """Whether what is done here is done with a deque just as with a list."""
    above = model.tree.parent(use)
    match above, model.tree.parent(above) if above is not None else None:
        case ast.Attribute(attr="pop"), ast.Call(args=[_, *_]):
            return False
        case ast.Subscript(value=items, slice=index, ctx=ast.Load() | ast.Store()), _ if items is use:
            return is_end(index)
        case ast.For() | ast.ListComp() | ast.SetComp() | ast.DictComp() as loop, _:
            pass
        case ast.comprehension(), ast.ListComp() | ast.SetComp() | ast.DictComp() as loop:
            pass
        case _:
            return role_of(model, use) in _OF_DEQUE
    # A deque may not change under a loop.
    return role_of(model, use) == "for" and use.id not in model.changes_in(loop).mutated


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
