"""What keeps a loop going."""

import ast

from perflint.syntax.growth import is_same_place
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop


def conditions_of(loop: Loop) -> list[ast.expr]:
    """What must hold for a `while` to go on, each part of an `and` by itself; nothing for other loops."""
    match loop:
        case ast.While(test=ast.BoolOp(op=ast.And(), values=conditions)):
            return conditions
        case ast.While(test=condition):
            return [condition]
    return []


def is_in_condition(tree: Tree, node: ast.expr, loop: Loop) -> bool:
    """Whether `node` is what a `while` goes by, or a part of it."""
    return isinstance(loop, ast.While) and (node is loop.test or loop.test in tree.ancestors(node))


def is_length_of(expr: ast.expr, place: ast.expr) -> bool:
    """Whether `expr` is `len(place)`."""
    match expr:
        case ast.Call(func=ast.Name(id="len"), args=[measured]):
            return is_same_place(measured, place)
    return False
