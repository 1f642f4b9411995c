"""What differs from turn to turn of a loop, and how fast the turns follow each other."""

import ast
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from perflint.knowledge.remote import is_around_request
from perflint.syntax.naming import last_name
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_PAUSE = re.compile(r"^(?!_?(check|get|log|parse)_).*(sleep|throttle|rate_?limit|(^|_)wait($|_))")


def names_in(model: "SemanticModel", parts: Iterable[ast.expr]) -> set[str]:
    """The variables that these expressions mention."""
    return {node.id for part in parts for node in (part, *model.tree.descendants(part)) if isinstance(node, ast.Name)}


def varies(model: "SemanticModel", parts: Iterable[ast.expr], loop: Loop) -> bool:
    """Whether one of these certainly has another value on each turn, or a changed one."""
    changes = model.changes_in(loop)
    return not names_in(model, parts).isdisjoint(changes.rebound | changes.mutated)


def is_paced(model: "SemanticModel", loop: Loop) -> bool:
    """Whether the loop pauses on purpose, as the names of what it calls say. A time limit is no pause."""
    called = (node.func for node in model.tree.descendants(loop) if isinstance(node, ast.Call))
    pauses = (one for one in called if _PAUSE.search(last_name(one)))
    return any(not is_around_request(model.qualified_name(one) or "") for one in pauses)


def is_decided_before(model: "SemanticModel", node: ast.AST, loop: Loop) -> bool:
    """Whether an `and` or `or` may leave out `node` on many turns, by what comes before and differs between them."""
    below = node
    for above in model.tree.ancestors(node):
        for value in above.values if isinstance(above, ast.BoolOp) else ():
            if value is below:
                break
            if not model.is_invariant(value, loop):
                return True
        if above is loop:
            break
        below = above
    return False
