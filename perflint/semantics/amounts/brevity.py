"""Loops that add so little to something, or take so long on each turn, that it is no matter how they add it."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.amounts.handfuls import has_few_turns, is_few
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.arguments import are_arguments
from perflint.semantics.containers import iterables_of
from perflint.semantics.searching.starts import held_type, starts_of
from perflint.syntax.conditions import is_length_of
from perflint.syntax.growth import Growth
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

SOME = 100
"""So many items are copied as quickly as a few lines of Python run."""

_TEXT = ("builtins.bytes", "builtins.str")
_ARRAYS = {"numpy", "pandas", "polars", "scipy", "xarray"}
_BATCH = re.compile(r"(^|_)(batch|chunk)", re.IGNORECASE)
_SEPARATOR = re.compile(r"(^|_)sep(arator)?$", re.IGNORECASE)
_BETWEEN_NAMES = ("/", "\\", ".", ":", "::", ",", ";")


def runs_briefly(model: "SemanticModel", loop: Loop) -> bool:
    """Whether the loop goes through a handful or what comes from one, through arguments, or the parts of a path.

    `for column in frame` goes through a handful, too: by what one of them is called.
    """
    match loop:
        case ast.For(target=ast.Name(id=one)) | ast.AsyncFor(target=ast.Name(id=one)) if is_handful(one):
            return True
    return goes_through_few(model, loop)


def goes_through_few(model: "SemanticModel", loop: Loop) -> bool:
    """The same by what is gone through alone."""
    iterables = iterables_of(loop)
    return has_few_turns(model, loop) or (bool(iterables) and all(are_brief(model, items) for items in iterables))


def are_brief(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether these are a handful or come from one, are written out by callers, the parts of a path, or divisors."""
    if are_arguments(model, items) or _are_names_of_path(model, items) or _are_divisors(items):
        return True
    return are_from_few(model, items)


def _are_divisors(items: ast.expr) -> bool:
    """Whether there is one for each divisor of a number: `(... for n in range(1, number) if number % n == 0)`."""
    match items:
        case ast.ListComp(generators=[only]) | ast.GeneratorExp(generators=[only]):
            pass
        case _:
            return False
    for condition in only.ifs:
        match condition:
            case ast.Compare(
                left=ast.BinOp(op=ast.Mod(), right=ast.Name(id=divisor)),
                ops=[ast.Eq()],
                comparators=[ast.Constant(value=0)],
            ) if isinstance(only.target, ast.Name) and only.target.id == divisor:
                return True
    return False


def _are_names_of_path(model: "SemanticModel", items: ast.expr) -> bool:
    match items:
        case ast.Call(func=ast.Attribute(attr="split" | "rsplit"), args=[ast.Constant(value=separator), *_]):
            return separator in _BETWEEN_NAMES
        case ast.Call(
            func=ast.Attribute(attr="split" | "rsplit"), args=[ast.Name(id=constant) | ast.Attribute(attr=constant), *_]
        ):
            return _SEPARATOR.search(constant) is not None
        case ast.Name():
            values = [start.value for start in starts_of(model, items)]
            return bool(values) and all(isinstance(one, ast.Call) and _are_names_of_path(model, one) for one in values)
    return False


def grows_little(model: "SemanticModel", growth: Growth) -> bool:
    """Whether it is called like a handful, as `options`, is filled up to a length, or gets sets that are handfuls.

    Sets of names that are handfuls each hold hardly more all together.
    """
    form, _, added, _ = growth.extension
    if is_handful(getattr(growth.target, "id", getattr(growth.target, "attr", ""))):
        return True
    if form == "union" or (form == "call" and model.is_instance(growth.target, "builtins.set")):
        return all(not isinstance(one, ast.Dict | ast.Set) and is_few(model, one) for one in added)
    return any(_fills(model, one, growth.target) for one in added)


def _fills(model: "SemanticModel", added: ast.expr, target: ast.expr) -> bool:
    """Whether as much is added as is missing: `[0] * (width - len(row))`."""
    match added:
        case ast.BinOp(op=ast.Mult(), right=times):
            parts = (part for part in (times, *model.tree.descendants(times)) if isinstance(part, ast.Call))
            return any(is_length_of(part, target) for part in parts)
    return False


def is_slower(model: "SemanticModel", loop: Loop, growth: Growth) -> bool:
    """Whether each turn makes an array or a table, or goes through a batch: that outweighs a copy of references."""
    if growth.form == "stack" or model.is_instance(growth.target, *_TEXT):
        return False
    match loop:
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_, _, step])) if _is_batch(step):
            return True
    held = held_type(model, growth.target)
    element = held.element if held is not None else None
    return element is not None and element.name.partition(".")[0] in _ARRAYS


def _is_batch(step: ast.expr) -> bool:
    match step:
        case ast.Constant(value=int(number)):
            return number >= SOME
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _BATCH.search(name) is not None
    return False
