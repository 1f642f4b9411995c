"""What is done once for a program or a part of it, when that begins or ends, by the names of functions."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.moments.callers import answers_requests
from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_SETTING_UP = re.compile(r"^_?(async_)?(finish_)?(bootstrap|init|install|set_?up)(_|$)|(^|_)(migrate|migration)(_|$)")
_OPENING = re.compile(
    r"_?(async_)?(bind|close|connect|create|ensure|listen|open|prepare|shut_?down|start|stop|unload)(_|$)"
)
_ONCE = re.compile(
    r"_?(async_)?(on_)?(cleanup|close|dispose|initialize|lifespan|shut_?down|start(up)?|stop|tear_?down)(_|$)"
)

_RUNNERS = {"asyncio.run", "anyio.run", "trio.run"}


def sets_up(function: FunctionNode) -> bool:
    """Whether a function sets up a program or a part of it: `setup_platform`, `migrate_entry`; but for no request."""
    return is_called_like_setup(getattr(function, "name", "")) and not _takes_request(function)


def is_called_like_setup(name: str) -> bool:
    """Whether a function of this name sets up a program or a part of it, as it seems."""
    return _SETTING_UP.search(name) is not None


def begins_or_ends(function: FunctionNode) -> bool:
    """Whether a part of a program begins or ends with a function, but no request is answered by it."""
    name = getattr(function, "name", "")
    return (sets_up(function) or _ONCE.match(name) is not None) and not _takes_request(function)


def is_at_the_beginning(model: "SemanticModel", look: ast.Call) -> bool:
    """Whether a look at a file is one of few: where something begins or ends, or the settings say which file.

    So is one that makes a directory if there is none. What is done in a loop or for a request is not one of few.
    """
    function = model.tree.function(look)
    if function is None or answers_requests(model, function) or _takes_request(function):
        return False
    if not all(map(model.is_short, model.loops(look))):
        return False
    name = getattr(function, "name", "")
    if _SETTING_UP.search(name) or _OPENING.match(name):
        return True
    path = look.args[0] if look.args else getattr(look.func, "value", look)
    return are_from_few(model, path) or _is_made(model, look)


def is_program(model: "SemanticModel", function: FunctionNode | None) -> bool:
    """Whether the module itself runs this function, as its whole program, in a new event loop."""
    binding = model.bindings.lookup(getattr(function, "name", ""), model.scopes[0])
    uses = model.uses(binding) if binding is not None else ()
    around = (above for use in uses for above in model.tree.ancestors(use))
    return any(isinstance(above, ast.Call) and model.qualified_name(above.func) in _RUNNERS for above in around)


def _takes_request(function: FunctionNode) -> bool:
    return any(parameter.arg == "request" for parameter in function.args.args)


def _is_made(model: "SemanticModel", look: ast.Call) -> bool:
    """Whether the code makes a directory if `look` finds none."""
    match model.tree.statement(look):
        case ast.If(test=ast.UnaryOp(op=ast.Not(), operand=asked), body=body) if asked is look:
            nodes = (node for statement in body for node in model.tree.descendants(statement))
            return any(getattr(node, "attr", "") in ("makedirs", "mkdir") for node in nodes)
    return False
