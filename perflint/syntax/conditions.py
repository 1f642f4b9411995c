"""What keeps a loop going, and what is known where a place runs."""

import ast
from collections.abc import Iterator

from perflint.syntax.growth import is_same_place
from perflint.syntax.statements import before
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop

_LEAVING = (ast.Continue, ast.Raise, ast.Return)


def known_at(tree: Tree, node: ast.AST, within: ast.AST | None = None) -> Iterator[tuple[ast.expr, bool]]:
    """The tests whose outcome is known where `node` runs, with that, innermost first; if so wished those inside of
    `within` only."""
    below = node
    for above in tree.ancestors(node):
        match above:
            case ast.If(test=test, body=body) | ast.While(test=test, body=body) if below is not test:
                yield test, below in body
            case ast.IfExp(test=test, body=body) if below is not test:
                yield test, below is body
            case ast.BoolOp(op=operator, values=values) if isinstance(below, ast.expr):
                yield from ((value, isinstance(operator, ast.And)) for value in values[: values.index(below)])
        for statement in before(above, below) if isinstance(below, ast.stmt) else ():
            match statement:
                case ast.If(test=test, body=[*_, last], orelse=[]) if isinstance(last, _LEAVING):
                    yield test, False
        if above is within:
            return
        below = above


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
