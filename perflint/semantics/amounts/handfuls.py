"""Containers of a handful of items, by what is known of them or by what they are called."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.bindings import Definition
from perflint.semantics.containers import iterables_of
from perflint.syntax.turns import tries_again
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COUNT = re.compile(r"^(num|number_of|n)_?")
"""How the name of a number of things begins: `num_layers`, `ndim`."""

_SIZE = re.compile(r"(^|_)size$")
"""A size that one can go through has a number for each dimension: `kernel_size`."""


def is_few(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether there are certainly few, or as many as are written out, or these are called like a handful."""
    while isinstance(items, ast.Subscript) and isinstance(items.slice, ast.Slice):
        items = items.value
    noun = noun_of(items)
    return (
        has_fixed_size(model, items)
        or is_handful(noun)
        or _SIZE.search(noun) is not None
        or _is_repeated_few(model, items)
    )


def _is_repeated_few(model: "SemanticModel", items: ast.expr) -> bool:
    """`pad`, where it is `[(0, 0)] * array.ndim`."""
    binding = model.binding(items) if isinstance(items, ast.Name) else None
    match model.flow.reaching(binding, items) if binding is not None else ():
        case [Definition(value=ast.BinOp(left=ast.List(), op=ast.Mult(), right=ast.Attribute(attr=number)))]:
            return is_handful(_COUNT.sub("", number))
    return False


def has_few_turns(model: "SemanticModel", loop: Loop) -> bool:
    """Whether the loop runs over a handful, or as often as a handful is long: `range(array.ndim)`; or tries again."""
    if tries_again(loop):
        return True
    iterables = iterables_of(loop)
    return bool(iterables) and all(is_few(model, iterable) or counts_few(iterable) for iterable in iterables)


def counts_few(iterable: ast.expr) -> bool:
    """Whether this is a range as long as a handful: `range(array.ndim)`."""
    match iterable:
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Attribute(attr=number) | ast.Name(id=number)]):
            return is_handful(_COUNT.sub("", number))
    return False


def noun_of(items: ast.expr) -> str:
    """What the items are called where they come from: `columns` for `enumerate(self.columns)`."""
    match items:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Call(func=ast.Attribute(value=mapping, attr="items" | "keys" | "values"), args=[]):
            return noun_of(mapping)
        case ast.Call(
            func=ast.Name(id="enumerate" | "list" | "reversed" | "set" | "sorted" | "tuple"), args=[inner, *_]
        ):
            return noun_of(inner)
        case ast.Call(func=function):
            return noun_of(function)
    return ""
