"""Loops with few turns, by their length, by the names of what they go through, and by where that comes from."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.containers import iterables_of
from perflint.syntax.growth import is_same_place
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def takes_few_turns(model: "SemanticModel", loop: Loop) -> bool:
    """Whether the loop has few turns: as `runs_briefly` says, but a range that is written out has its length."""
    return runs_briefly(model, loop) and not any(_counts_far(model, iterable) for iterable in iterables_of(loop))


def _counts_far(model: "SemanticModel", iterable: ast.expr) -> bool:
    """Whether this is `range(1_000)`, which is written out, but not by hand."""
    match iterable:
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant()]):
            return not model.is_small(iterable)
    return False


def is_one_or_several(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether a branch beside is for one item alone, as in `if isinstance(ids, str)`: several of such are a handful."""
    match model.tree.parent(model.tree.statement(items)):
        case ast.If(test=ast.Call(func=ast.Name(id="isinstance"), args=[tested, _])):
            return is_same_place(tested, items)
    return False
