"""Reads of other machines that stand one after the other, and need nothing of each other."""

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.knowledge.purity import is_pure
from perflint.knowledge.remote import is_around_request, reads_answer
from perflint.semantics.summaries.chains import Reading
from perflint.semantics.waiting.remote import Wait, asked_by, is_read, waits
from perflint.semantics.waiting.variation import names_in
from perflint.syntax.statements import block_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COMES_FIRST = re.compile(
    r"auth|check|connect|cookie|csrf|ensure|handshake|health|initial|log_?in|permission|ping|refresh|register|session_?id"
    r"|sign_?in|token|validat|verif|warm",
    re.IGNORECASE,
)
"""What requests are called that others may need to come after."""
_TURNS = re.compile(r"(^|[._])r?lock|atomic|begin|limiter|rate_?limit|semaphore|throttle|transaction", re.IGNORECASE)


class Request(NamedTuple):
    """A read of another machine: what waits for it, the call that asks, and the variables that get the answer."""

    wait: Wait
    call: ast.Call
    reading: Reading
    gives: frozenset[str]


def successive_in_block(model: "SemanticModel", first: ast.stmt) -> list[Request]:
    """The requests of this statement and those after it in its block that certainly need nothing of each other.

    Between them may stand what only reads answers. Empty if `first` is not the first of several, or if they stand
    where only one goes at a time.
    """
    if _request_in(model, first) is None or _are_in_turns(model, first):
        return []
    above = model.tree.parent(first)
    block = block_of(above, first) if above is not None else []
    runs = _runs(model, block or [])
    return next((run for run in runs if run[1:] and model.tree.statement(run[0].wait) is first), [])


def successive_in_display(model: "SemanticModel", parts: list[ast.expr]) -> list[Request]:
    """The same for the parts of one expression, which nothing but reads may wait in."""
    found = [_request(model, part, frozenset()) for part in parts if isinstance(part, ast.Await)]
    requests = [request for request in found if request is not None]
    if len(requests) < max(2, len(found)) or _comes_first(requests) or _are_in_turns(model, parts[0]):
        return []
    return requests if _are_apart(model, requests) else []


def _runs(model: "SemanticModel", block: list[ast.stmt]) -> Iterator[list[Request]]:
    run: list[Request] = []
    bound: set[str] = set()
    for statement in block:
        request = _request_in(model, statement)
        if request is not None:
            joins = not (_names_asked(model, request) & bound) and not _comes_first(run[-1:])
            if not joins or not _are_apart(model, [*run, request]):
                yield run
                run, bound = [], set()
            run.append(request)
            bound |= request.gives
        elif run and (given := _only_reads_answers(model, statement)) is not None:
            bound |= given
        else:
            yield run
            run, bound = [], set()
    yield run


def _names_asked(model: "SemanticModel", request: Request) -> set[str]:
    return names_in(model, [request.call])


def _comes_first(requests: list[Request]) -> bool:
    return any(_COMES_FIRST.search(ast.unparse(request.call)) or "_" in request.gives for request in requests)


def _are_apart(model: "SemanticModel", requests: list[Request]) -> bool:
    """Whether these ask for different things."""
    return len({ast.dump(request.call) for request in requests}) == len(requests)


def _request_in(model: "SemanticModel", statement: ast.stmt) -> Request | None:
    """The only thing that a statement does, if that is a request, the answer of which some variables get."""
    match statement:
        case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
            gives = _variables(target)
            awaited = _awaited_in(value)
            return _request(model, awaited, gives) if gives and awaited is not None else None
        case ast.AsyncWith(items=[_], body=body) if is_read(model, statement):
            inside = [model.tree.descendants(part) for part in body]
            others = waits(model, (node for part in inside for node in part))
            given = [_only_reads_answers(model, part, awaits=True) for part in body]
            if others == [] and all(one for one in given):
                return _request(model, statement, frozenset().union(*(one or () for one in given)))
    return None


def _awaited_in(value: ast.expr) -> ast.Await | None:
    """The await in `(await request()).json()["user"]`."""
    while True:
        match value:
            case ast.Await():
                return value
            case ast.Attribute(value=inner) | ast.Subscript(value=inner, slice=ast.Constant()):
                value = inner
            case ast.Call(func=ast.Attribute(value=inner, attr=method), args=[]) if reads_answer(method):
                value = inner
            case _:
                return None


def _request(model: "SemanticModel", wait: Wait, gives: frozenset[str]) -> Request | None:
    call = asked_by(model, wait)
    reading = model.reading(call) if call is not None else None
    if call is None or reading is None or reading.is_shared:
        return None
    inside = (node for node in model.tree.descendants(call) if isinstance(node, ast.Await | ast.NamedExpr))
    return Request(wait, call, reading, gives) if next(inside, None) is None else None


def _variables(target: ast.expr) -> frozenset[str]:
    """The variables that an assignment binds; none if it sets anything else."""
    match target:
        case ast.Name(id=name):
            return frozenset((name,))
        case ast.Tuple(elts=parts) if all(isinstance(part, ast.Name) for part in parts):
            return frozenset(part.id for part in parts if isinstance(part, ast.Name))
    return frozenset()


def _only_reads_answers(model: "SemanticModel", statement: ast.stmt, *, awaits: bool = False) -> frozenset[str] | None:
    """The variables that a statement gives something that waits for nothing, and changes nothing; None otherwise."""
    match statement:
        case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
            nodes = [value, *model.tree.descendants(value)]
            is_plain = all(_is_harmless(model, node) or (awaits and isinstance(node, ast.Await)) for node in nodes)
            return (_variables(target) or None) if is_plain else None
    return None


def _is_harmless(model: "SemanticModel", node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=method)) if reads_answer(method) or method == "get":
            return True
        case ast.Call(func=function):
            return is_pure(model.qualified_name(function) or "")
    return not isinstance(node, ast.Await | ast.NamedExpr | ast.Yield | ast.YieldFrom)


def _are_in_turns(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether a lock, a transaction or the like stands around."""
    for above in model.tree.ancestors(node):
        match above:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                return False
            case ast.With(items=items) | ast.AsyncWith(items=items):
                if any(_TURNS.search(ast.unparse(item.context_expr)) for item in items):
                    return True
                if isinstance(above, ast.AsyncWith) and not all(_is_client(model, item) for item in items):
                    return True
    return False


def _is_client(model: "SemanticModel", item: ast.withitem) -> bool:
    """Whether this is a client or a time limit for requests, or gives something, as a client and no lock does."""
    opened = item.context_expr
    if isinstance(opened, ast.Call) and is_around_request(model.qualified_name(opened.func) or ""):
        return True
    return item.optional_vars is not None
