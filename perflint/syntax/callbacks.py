"""Functions that are handed to a call which runs them for each item of something."""

import ast
from typing import NamedTuple

from perflint.syntax.tree import Tree


class PerItem(NamedTuple):
    """The call that runs a function for each item, and what the items come from."""

    call: ast.Call
    items: ast.expr


def per_item(tree: Tree, function: ast.expr) -> PerItem | None:
    """What runs `function` for each item: `sorted(items, key=function)`, `map(function, items)`; None if nothing."""
    parent = tree.parent(function)
    match parent:
        case ast.keyword(arg="key"):
            return _keyed(tree.parent(parent))
        case ast.Call(func=ast.Name(id="filter" | "map"), args=[_, items, *_]):
            return PerItem(parent, items)
    return None


def _keyed(call: ast.AST | None) -> PerItem | None:
    match call:
        case ast.Call(func=ast.Name(id="max" | "min" | "sorted"), args=[items]):
            return PerItem(call, items)
        case ast.Call(func=ast.Attribute(value=items, attr="sort"), args=[]):
            return PerItem(call, items)
    return None
