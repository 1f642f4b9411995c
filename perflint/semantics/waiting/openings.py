"""What a coroutine opens as the first thing that it waits for: so many of these are open as coroutines are started."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.knowledge.openings import opening
from perflint.semantics.bindings import Definition

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

Wait = ast.Await | ast.AsyncWith | ast.AsyncFor

_NAMED = (ast.Name, ast.Attribute, ast.arg)

_FAR = 3
"""Calls are followed through so many functions of the module."""
_TIMEOUTS = {"async_timeout.timeout", "asyncio.timeout", "asyncio.timeout_at"}
_SHARES = {None, "connector", "mounts", "transport"}
"""Arguments by which clients share their connections; None stands for `**options`."""
_ENDS = {"aclose", "close", "disconnect", "quit"}
_LIMIT = re.compile(r"sema|limit|throttl|slots|bulkhead|concurren|parallel|worker|max_?(conn|open|task)", re.IGNORECASE)


def is_limited(model: "SemanticModel", region: ast.AST) -> bool:
    """Whether anything in the region is called like a limit of how much happens at a time: `semaphore`, `limiter`."""
    named = (node for node in (region, *model.tree.descendants(region)) if isinstance(node, _NAMED))
    return any(_LIMIT.search(getattr(node, "id", getattr(node, "attr", getattr(node, "arg", "")))) for node in named)


def opened_by(model: "SemanticModel", called: ast.expr, far: int = _FAR) -> str | None:
    """What a coroutine of the function `called` certainly opens before it waits for anything else: `opens a file`.

    None if unknown, for what it keeps open when it is done, for coroutines that go on for ever, and for those in which
    something is called like a limit.
    """
    what = opening(model.qualified_name(called) or "")
    if what is not None:
        return what if "process" in what else None  # Whoever gets a connection or a file wants to have it open.
    function = coroutine_function(model, called) if far else None
    wait = _first_wait(model, function) if function is not None else None
    call = _call_of(model, wait) if wait is not None else None
    if function is None or wait is None or call is None:
        return None
    what = opening(model.qualified_name(call.func) or "")
    if what is None:
        what = opened_by(model, call.func, far - 1)
    elif "process" not in what and not _is_let_go(model, wait):
        return None
    return what if what is not None and not _is_held_back(model, function, wait, call) else None


def _is_held_back(model: "SemanticModel", function: ast.AsyncFunctionDef, wait: Wait, call: ast.Call) -> bool:
    """Whether something may keep coroutines of the function from opening one each, for a while and all at once."""
    if not _SHARES.isdisjoint(keyword.arg for keyword in call.keywords) or _is_conditional(model, wait, function):
        return True
    return is_limited(model, function) or any(map(_is_endless, model.tree.descendants(function)))


def _first_wait(model: "SemanticModel", function: ast.AsyncFunctionDef) -> Wait | None:
    """What the function waits for first, but for time limits around the rest of it."""
    inside = model.tree.descendants(function, into_functions=False)
    waits = [node for node in inside if isinstance(node, Wait) and not _is_timeout(model, node)]
    return min(waits, key=_place, default=None)


def _is_timeout(model: "SemanticModel", wait: Wait) -> bool:
    match wait:
        case ast.AsyncWith(items=[ast.withitem(context_expr=ast.Call(func=function))]):
            return model.qualified_name(function) in _TIMEOUTS
    return False


def _is_endless(node: ast.AST) -> bool:
    """Whether this is a `while True` that nothing leaves."""
    match node:
        case ast.While(test=ast.Constant()):
            return not any(isinstance(inner, ast.Break | ast.Return) for inner in ast.walk(node))
    return False


def _is_let_go(model: "SemanticModel", wait: Wait) -> bool:
    """Whether the same function closes what is opened."""
    if isinstance(wait, ast.AsyncWith):
        return True
    statement = model.tree.parent(wait)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    names = [name for target in targets for name in (target, *model.tree.descendants(target))]
    bindings = [model.binding(name) for name in names if isinstance(name, ast.Name)]
    uses = [use for binding in bindings if binding is not None for use in model.uses(binding)]
    return any(getattr(model.tree.parent(use), "attr", None) in _ENDS for use in uses)


def coroutine_function(model: "SemanticModel", called: ast.expr) -> ast.AsyncFunctionDef | None:
    """The `async def` of this module, perhaps a local one, that `called` certainly is."""
    binding = model.binding(called) if isinstance(called, ast.Name) else None
    match binding.definitions if binding is not None else ():
        case (Definition(kind="function", node=ast.AsyncFunctionDef(decorator_list=[]) as function),):
            return function
    found = model.function_named(called)
    return found if isinstance(found, ast.AsyncFunctionDef) else None


def without_timeout(model: "SemanticModel", call: ast.Call) -> ast.Call:
    """The call of the coroutine itself, for one that `asyncio.wait_for` gives so much time."""
    match call.args:
        case [ast.Call() as inner, *_] if model.qualified_name(call.func) == "asyncio.wait_for":
            return inner
    return call


def _call_of(model: "SemanticModel", wait: Wait) -> ast.Call | None:
    match wait:
        case ast.Await(value=ast.Call() as call):
            return without_timeout(model, call)
        case ast.AsyncWith(items=[ast.withitem(context_expr=ast.Call() as call), *_]):
            return call
    return None


def _is_conditional(model: "SemanticModel", wait: Wait, function: ast.AsyncFunctionDef) -> bool:
    """Whether some coroutines may get by without this wait."""
    below: ast.AST = wait
    for above in model.tree.ancestors(wait):
        if isinstance(above, ast.If | ast.IfExp | ast.BoolOp | ast.ExceptHandler | ast.match_case):
            return True
        if above is function:
            break
        below = above
    returns = (node for node in model.tree.descendants(function, into_functions=False) if isinstance(node, ast.Return))
    return any(_place(node) < _place(below) for node in returns)


def _place(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
