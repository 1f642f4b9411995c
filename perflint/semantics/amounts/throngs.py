"""Collections that plausibly reach hundreds of items, by where these come from and what they are called."""

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.knowledge.throngs import is_one_of_many, is_throng, is_work
from perflint.semantics.amounts.handfuls import noun_of
from perflint.semantics.amounts.origins import origins_of, sources_of
from perflint.semantics.containers import iterables_of
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FAR = 4
"""Items are followed through so many copies."""


def may_be_many(model: "SemanticModel", items: ast.expr, item: ast.expr, loops: Sequence[Loop]) -> bool:
    """Whether there is a sign that the items, or the turns of loops that search them for `item`, reach hundreds.

    It is what they are called, all of them or each, there or where they come from; or that they are collections of
    collections, put one after the other.
    """
    if is_one_of_many(noun_of(item)) or any(_is_many(origin) for origin in origins_of(model, items)):
        return True
    return any(_has_many_turns(model, loop) for loop in loops)


def are_given(model: "SemanticModel", items: ast.expr, far: int = _FAR) -> bool:
    """Whether the callers of the function, or of the class, give the items: they may have any number."""
    match items:
        case ast.Call(func=ast.Name(id="list" | "sorted" | "tuple"), args=[source]) if far:
            return are_given(model, source, far - 1)
        case ast.Name() if (binding := model.binding(items)) is not None and far and not is_handful(items.id):
            if binding.is_parameter:
                return len(binding.definitions) == 1
            return binding.only_value is not None and are_given(model, binding.only_value, far - 1)
        case ast.Attribute() if far and not is_handful(items.attr):
            sources = list(sources_of(model, items))
            return bool(sources) and all(are_given(model, source, far - 1) for source in sources)
    return False


def have_given_turns(model: "SemanticModel", loops: Sequence[Loop]) -> bool:
    """Whether callers decide how many turns the loops have, as far as can be told."""
    origins = (origin for loop in loops for items in iterables_of(loop) for origin in origins_of(model, items))
    return any(isinstance(loop, ast.While) for loop in loops) or any(are_given(model, origin) for origin in origins)


def _has_many_turns(model: "SemanticModel", loop: Loop) -> bool:
    match loop:
        case ast.While(test=test):
            return is_work(noun_of(test)) or is_throng(noun_of(test))
        case ast.For(target=target) | ast.AsyncFor(target=target):
            targets = [target]
        case _:
            targets = [generator.target for generator in loop.generators]
    if any(isinstance(target, ast.Name) and is_one_of_many(target.id) for target in targets):
        return True
    return any(_is_many(origin) for iterable in iterables_of(loop) for origin in origins_of(model, iterable))


def _is_many(items: ast.expr) -> bool:
    match items:
        case ast.ListComp(generators=[ast.comprehension(target=ast.Name(id=one))]) if is_one_of_many(one):
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name[:1].isupper():
            return False  # A `ModuleDict` is called so for what it is, not for how much is in it.
        case ast.Call(func=ast.Attribute(attr="from_iterable")):
            return True
        case ast.Call(func=ast.Name(id="chain") | ast.Attribute(attr="chain"), args=[ast.Starred()]):
            return True
    return is_throng(noun_of(items))
