"""What a piece of code changes in place, or may change by handing it on: arrays, frames, containers."""

import ast
from collections.abc import Iterator

from perflint.knowledge.purity import mutator_names

_CHANGING = {"fill", "itemset", "partition", "put", "resize", "setfield"}
"""Methods of arrays that change them."""
_HANDS_IN = {"inplace", "out"}
"""Keywords by which a call changes what it is called on, or what it is given."""


def changed_in_place(node: ast.AST) -> Iterator[str]:
    """The variables whose values this one node changes in place, if it does: `rows` for `rows.loc[0] = row`."""
    match node:
        case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()) | ast.Attribute(value=value, ctx=ast.Store()):
            yield root_of(value)
        case ast.AugAssign(target=target):
            yield root_of(target)
        case ast.Call(func=function, args=args, keywords=keywords):
            given = [keyword.value for keyword in keywords if keyword.arg in _HANDS_IN]
            yield from map(root_of, given)
            if isinstance(function, ast.Attribute) and (given or function.attr in _CHANGING | mutator_names()):
                # With two arguments it is a function of a module: `np.append(values, value)`.
                yield from [root_of(function.value)] if given or len(args) < 2 else []


def handed_on(node: ast.AST) -> Iterator[str]:
    """The variables that are given to a call which is there for its effect alone: it may fill them."""
    match node:
        case ast.Expr(value=ast.Call(args=args)):
            yield from map(root_of, args)


def root_of(expr: ast.expr) -> str:
    """The variable that an expression leads from: `rows` for `rows.loc[0]`; empty if there is none."""
    while isinstance(expr, ast.Attribute | ast.Subscript | ast.Starred):
        expr = expr.value
    return expr.id if isinstance(expr, ast.Name) else ""
