"""What an async function waits for, some calls down, and with it the whole event loop."""

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.moments.beginnings import begins_or_ends, is_program
from perflint.semantics.moments.switched_off import is_switched_off
from perflint.semantics.summaries.chains import Chain
from perflint.semantics.summaries.running import run_by
from perflint.syntax.reachability import is_left_out

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

WAITING = (ast.Attribute, ast.Call, ast.DictComp, ast.For, ast.ListComp, ast.SetComp, ast.With)
"""The nodes that may run something that blocks."""

_BY_HAND = re.compile(r"(^|[/\\])(_?cli|bin|samples?|scripts)([/\\]|\.py$)")


class Wait(NamedTuple):
    """What is called, read, set, entered or gone through, and how it comes to block."""

    node: ast.expr
    chain: Chain


def waits_at(model: "SemanticModel", node: ast.AST, *, for_disk: bool) -> Iterator[Wait]:
    """The waits that begin at this node of an async function: those for a disk, or all others.

    Code that never runs does not wait; what is short does not matter in a function that the module runs as its program,
    and nothing does where somebody sits before a command line and waits as well. Where a part of a program begins or
    ends, once, only what waits for other machines or processes, or sleeps, is worth a word.
    """
    if _BY_HAND.search(model.path):
        return
    match node:
        case ast.Call():
            found = [(node, "call"), *run_by(node)]
        case ast.Attribute(ctx=ast.Load()):
            found = [(node, "get")]
        case ast.Attribute():
            found = [(node, "set")]
        case _:
            found = [*run_by(node)]
    for expr, form in found:
        chain = model.blocking_chain(expr, form)
        if chain is None or not chain.hops or (chain.blocking.kind == "file") is not for_disk:
            continue
        if is_left_out(model.tree, expr) or is_switched_off(model, expr):
            continue
        function = model.tree.function(expr)
        is_long = chain.blocking.tier == "error" and chain.blocking.kind not in ("database", "file")
        if not is_long and function is not None and begins_or_ends(function):
            continue
        if chain.blocking.tier == "error" or not is_program(model, function):
            yield Wait(expr, chain)
