"""What differs from turn to turn of a loop."""

import ast
from collections.abc import Iterable

from perflint.rules._rule import Context
from perflint.syntax.walker import Loop


def names_in(parts: Iterable[ast.expr], ctx: Context) -> set[str]:
    """The variables that these expressions mention."""
    return {node.id for part in parts for node in (part, *ctx.tree.descendants(part)) if isinstance(node, ast.Name)}


def varies(parts: Iterable[ast.expr], loop: Loop, ctx: Context) -> bool:
    """Whether one of these certainly has another value on each turn, or a changed one."""
    changes = ctx.model.changes_in(loop)
    return not names_in(parts, ctx).isdisjoint(changes.rebound | changes.mutated)


def sleeps(loop: Loop, ctx: Context) -> bool:
    """Whether the loop pauses on purpose."""
    called = (node.func for node in ctx.tree.descendants(loop) if isinstance(node, ast.Call))
    return any(getattr(function, "attr", getattr(function, "id", "")) == "sleep" for function in called)
