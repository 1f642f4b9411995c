"""Threads that a function starts and waits for."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.effects import path_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def has_ended(model: "SemanticModel", join: ast.Call) -> bool:
    """Whether the function has started the thread of `thread.join()` itself, and awaited something of it since."""
    function = model.tree.function(join)
    if function is None:
        return False
    inside = list(model.tree.descendants(function))
    thread = _receiver(join, "join")
    started = [node.lineno for node in inside if isinstance(node, ast.Call) and _receiver(node, "start") == thread]
    waits = [node.lineno for node in inside if isinstance(node, ast.Await)]
    return any(start < wait < join.lineno for start in started for wait in waits)


def _receiver(call: ast.Call, method: str) -> str | None:
    match call:
        case ast.Call(func=ast.Attribute(value=receiver, attr=attr)) if attr == method:
            return path_of(receiver)
    return ""
