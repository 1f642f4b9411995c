"""What is certainly asked over the network, and can be asked many times at once."""

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from perflint.knowledge.remote import is_around_request, reads_answer, reads_remotely
from perflint.semantics.waiting.independence import leaves_no_trace

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

Wait = ast.Await | ast.AsyncWith

_FAR = 3
"""Calls are followed through so many functions of the module."""
_OF_ANSWERS = {"json", "raise_for_status", "status_code"}
_METHODS = {"get", "head"}


def waits(
    model: "SemanticModel", nodes: Iterable[ast.AST], far: int = _FAR, *, by_project: bool = False
) -> list[Wait] | None:
    """Those of the nodes that ask something over the network and change nothing there, in the source's order.

    None if others wait for anything else: a lock, a pause, a database's only connection, or something unknown. That
    a call asks something only other modules may tell, which counts `by_project`.
    """
    found: list[Wait] = []
    for node in nodes:
        match node:
            case ast.AsyncFor() | ast.comprehension(is_async=1):
                return None
            case ast.Await() | ast.AsyncWith() if _asks(model, node, far) or (by_project and is_read(model, node)):
                found.append(node)
            case ast.Await() | ast.AsyncWith() if not _belongs_to_request(model, node):
                return None
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _asks(model: "SemanticModel", node: Wait, far: int) -> bool:
    match node:
        case ast.Await(value=ast.Call() as call):
            return _is_question(model, call, far) or _is_like_request(model, call, _answer_to(model, node))
        case ast.AsyncWith(items=[ast.withitem(context_expr=ast.Call() as call, optional_vars=answer)]):
            return reads_remotely(model.qualified_name(call.func) or "") or _is_like_request(model, call, answer)
    return False


def is_read(model: "SemanticModel", wait: Wait) -> bool:
    """Whether a wait is for a read, by what the project says, over a connection of its own."""
    call = asked_by(model, wait)
    reading = model.reading(call) if call is not None else None
    return reading is not None and not reading.is_shared


def asked_by(model: "SemanticModel", wait: Wait) -> ast.Call | None:
    """The call that is waited for, without a time limit around it."""
    match wait:
        case ast.Await(value=ast.Call(args=[ast.Call() as inner, *_]) as limit) if _is_around(model, limit):
            return inner
        case ast.Await(value=ast.Call() as call) | ast.AsyncWith(items=[ast.withitem(context_expr=ast.Call() as call)]):
            return call
    return None


def _is_question(model: "SemanticModel", call: ast.Call, far: int) -> bool:
    name = model.qualified_name(call.func) or ""
    match call.args:
        case [ast.Call() as inner, *_] if name == "asyncio.wait_for":
            return _is_question(model, inner, far)
        case [function, *_] if name == "asyncio.to_thread":
            return reads_remotely(model.qualified_name(function) or "")
        case [_, function, *_] if name.endswith(".run_in_executor"):
            return reads_remotely(model.qualified_name(function) or "")
    called = model.function(call)
    if isinstance(called, ast.AsyncFunctionDef) and far:
        inside = model.tree.descendants(called, into_functions=False)
        return bool(waits(model, inside, far - 1)) and leaves_no_trace(model, called)
    return reads_remotely(name)


def _is_like_request(model: "SemanticModel", call: ast.Call, answer: ast.expr | None) -> bool:
    """Whether `call` is `session.get(url)` of an unknown class, and what comes of it is used as an HTTP response."""
    match call:
        case ast.Call(func=ast.Attribute(attr=method), args=[_]) if method in _METHODS:
            binding = model.binding(answer) if isinstance(answer, ast.Name) else None
            above = [model.tree.parent(use) for use in model.uses(binding)] if binding is not None else []
            return any(isinstance(node, ast.Attribute) and node.attr in _OF_ANSWERS for node in above)
    return False


def _answer_to(model: "SemanticModel", request: ast.Await) -> ast.expr | None:
    match model.tree.parent(request):
        case ast.Assign(targets=[answer]):
            return answer
    return None


def _belongs_to_request(model: "SemanticModel", node: Wait) -> bool:
    """Whether this reads the rest of an answer, or opens a client or a time limit around a request."""
    match node:
        case ast.Await(value=ast.Call(func=ast.Attribute(value=ast.Name(), attr=method))):
            return reads_answer(method)
        case ast.AsyncWith(items=items):
            opened = (item.context_expr for item in items)
            return all(isinstance(one, ast.Call) and _is_around(model, one) for one in opened)
    return False


def _is_around(model: "SemanticModel", call: ast.Call) -> bool:
    return is_around_request(model.qualified_name(call.func) or "")
