"""How a function calls itself: with which arguments, and which calls it makes in the same run."""

import ast
from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop

_SIMPLE = (ast.AnnAssign, ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
_COMPREHENSIONS = (ast.DictComp, ast.GeneratorExp, ast.ListComp, ast.SetComp)
_MAY_LEAVE = (ast.Break, ast.Return)
_MAY_STOP = ("all", "any", "next")


class Step(NamedTuple):
    """How an argument follows from that of the call before.

    It is the `same`, has an `offset` that is not made from it (`n - 1`, `weight - weights[i]`), differs on each `turn`
    of a loop (`n - i`, or `i` up to `n`), or is another `value` made from it alone (`n // 2`).
    """

    kind: Literal["same", "offset", "turn", "value"]
    value: ast.expr


Steps = dict[str, Step]


def steps_of(call: ast.Call, function: ast.FunctionDef, tree: Tree) -> Steps | None:
    """The step of each parameter for a call of itself; None if one is of no such kind, or all are the same."""
    arguments = function.args
    names = [parameter.arg for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    passed = dict(zip(names, call.args, strict=False)) | {option.arg or "": option.value for option in call.keywords}
    turns = dict(_turns(call, tree))
    steps = {name: step for name, value in passed.items() if (step := _step(value, name, turns, tree))}
    if len(steps) < len(call.args) + len(call.keywords):
        return None
    return steps if any(step.kind != "same" for step in steps.values()) else None


def _turns(call: ast.Call, tree: Tree) -> Iterator[tuple[str, ast.expr]]:
    """The variables of the loops that make the call on each of their turns, and what they go through."""
    for loop in tree.loops(call):
        parts = [loop] if isinstance(loop, ast.For) else getattr(loop, "generators", [])
        for part in [] if _may_end_early(loop, tree) else parts:
            for name in _names(part.target, tree):
                yield name, part.iter


def _may_end_early(loop: Loop, tree: Tree) -> bool:
    if isinstance(loop, ast.For):
        return any(isinstance(node, _MAY_LEAVE) for node in tree.descendants(loop))
    match tree.parent(loop):
        case ast.Call(func=ast.Name(id=name)):
            return name in _MAY_STOP
    return False


def _step(value: ast.expr, name: str, turns: dict[str, ast.expr], tree: Tree) -> Step | None:
    match value:
        case ast.Name(id=used) if used == name:
            return Step("same", value)
        case ast.Name(id=used) if used in turns and _is_bound_of(turns[used], name, tree):
            return Step("turn", value)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right) if before := _step(left, name, turns, tree):
            if _names(right, tree) & turns.keys():
                return Step("turn", value)
            if isinstance(right, ast.Constant | ast.Subscript):
                return Step("offset" if before.kind == "same" else before.kind, value)
        case ast.BinOp(left=ast.Name(id=used), right=ast.Constant()) if used == name:
            return Step("value", value)
    return None


def _is_bound_of(iterated: ast.expr, name: str, tree: Tree) -> bool:
    """Whether the loop is over a range that begins or ends at the parameter."""
    match iterated:
        case ast.Call(func=ast.Name(id="range")):
            return name in _names(iterated, tree)
    return False


def _names(expr: ast.expr, tree: Tree) -> set[str]:
    return {node.id for node in (expr, *tree.descendants(expr)) if isinstance(node, ast.Name)}


def are_made_together(one: ast.Call, other: ast.Call, tree: Tree) -> bool:
    """Whether a run of the function that makes one of the two calls, in this order, certainly makes both."""
    if list(_branches(one, tree)) != list(_branches(other, tree)):
        return False
    first, second = tree.statement(one), tree.statement(other)
    if first is second:
        return True
    block = _block(first, tree)
    between = block[block.index(first) : block.index(second)] if second in block else []
    return bool(between) and all(isinstance(statement, _SIMPLE) for statement in between)


def _branches(call: ast.Call, tree: Tree) -> Iterator[ast.AST]:
    """What in its statement may pass the call by, or make it many times."""
    below: ast.AST = call
    for above in tree.ancestors(call):
        match above:
            case ast.IfExp(test=test) if below is not test:
                yield below
            case ast.BoolOp(values=[first, *_]) if below is not first:
                yield below
            case _ if isinstance(above, _COMPREHENSIONS):
                yield above
        below = above


def _block(statement: ast.stmt, tree: Tree) -> list[ast.stmt]:
    above = tree.parent(statement)
    blocks: list[list[ast.stmt]] = [getattr(above, "body", []), getattr(above, "orelse", [])]
    return next(block for block in blocks if statement in block)
