"""Whether a place in a loop runs on turn after turn."""

import ast
import re

from perflint.syntax.statements import block_of
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop

_ATTEMPT = re.compile(r"attempt|retry|trial")
"""What `tenacity` and its like give on each turn, by what it is called: to be entered, so that they see what fails."""


def runs_rarely(tree: Tree, node: ast.AST, loop: Loop) -> bool:
    """Whether `node` runs once at most for each run of `loop` around it, or only when something goes wrong.

    It runs once where its block, or one around it inside of the loop, then leaves the loop.
    """
    below = node
    for above in tree.ancestors(node):
        match above:
            case ast.Raise() | ast.ExceptHandler():
                return True
            case ast.Assert(msg=message) if below is message:
                return True
        if isinstance(below, ast.stmt) and _leaves(_rest(above, below), tree, loop):
            return True
        if above is loop:
            return (
                _is_left_at_its_end(loop) or isinstance(tree.statement(above), ast.Raise) or _is_in_handler(tree, above)
            )
        below = above
    return False


def _is_left_at_its_end(loop: Loop) -> bool:
    """Whether a `while True` begins anew only where something says `continue`: it tries again."""
    match loop:
        case ast.While(test=ast.Constant(), body=[*_, ast.Break() | ast.Return() | ast.Raise()]):
            return True
    return False


def _is_in_handler(tree: Tree, node: ast.AST) -> bool:
    """Whether the function that `node` is in runs it only after something has gone wrong."""
    for above in tree.ancestors(node):
        if isinstance(above, ast.ExceptHandler):
            return True
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
    return False


def tries_again(loop: ast.AST) -> bool:
    """Whether a loop has another turn only if something has failed: `for attempt in retries: with attempt: ...`."""
    match loop:
        case ast.For(target=ast.Name(id=name), body=[block]) | ast.AsyncFor(target=ast.Name(id=name), body=[block]):
            items = block.items if isinstance(block, ast.With | ast.AsyncWith) else []
            is_entered = [one.context_expr.id for one in items if isinstance(one.context_expr, ast.Name)] == [name]
            return is_entered and _ATTEMPT.search(name) is not None
    return False


def is_in_a_branch(tree: Tree, node: ast.AST, loop: Loop) -> bool:
    """Whether `node` stands in a branch inside of the loop, so that many turns may pass it by."""
    below = node
    for above in tree.ancestors(node):
        match above:
            case ast.If(test=test) | ast.IfExp(test=test) if below is not test:
                return True
            case ast.match_case() | ast.ExceptHandler():
                return True
        if above is loop:
            return False
        below = above
    return False


def turns_of(tree: Tree, loop: Loop) -> ast.AST:
    """The code that runs between the first turn and the last: for a generator, whatever takes its items."""
    below: ast.AST = loop
    for above in tree.ancestors(loop) if isinstance(loop, ast.GeneratorExp) else ():
        if isinstance(above, ast.stmt):
            return above if isinstance(above, ast.For | ast.AsyncFor) and below is above.iter else below
        below = above
    return loop


def _rest(above: ast.AST, statement: ast.stmt) -> list[ast.stmt]:
    """The statements of a block from this one on; those of a whole `match` case too."""
    block = block_of(above, statement)
    return block[block.index(statement) :] if block else []


def _leaves(statements: list[ast.stmt], tree: Tree, loop: Loop) -> bool:
    """Whether running these to their end certainly leaves the loop, and nothing in them goes on with it before."""
    match statements:
        case [*_, ast.Return() | ast.Raise() | ast.Break() as last]:
            leaves = not isinstance(last, ast.Break) or next(tree.loops(last), None) is loop
            return leaves and not any(_continues(statement, tree) for statement in statements)
    return False


def _continues(statement: ast.stmt, tree: Tree) -> bool:
    return any(isinstance(inner, ast.Continue) for inner in tree.descendants(statement))
