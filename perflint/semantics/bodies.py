"""What the body of one function calls, binds, gives back and sets on its instance, from one pass over its events."""

import ast
import builtins
from collections.abc import Iterable, Iterator

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.expressions import annotated, place_of, written
from perflint.semantics.handfuls import counts_few, noun_of
from perflint.semantics.mentions import HOLDING, held_in
from perflint.semantics.summary import CallSummary, Expression, Form
from perflint.syntax.scope import Scope

_PROMPT = frozenset(vars(builtins)) - {"input", "open"}
"""The builtins that wait for nothing. A name that hides one is not followed."""
_IMPORTS = {ast.Import, ast.ImportFrom}
_ENTERING = {ast.AsyncFor, ast.AsyncWith, ast.For, ast.With, ast.comprehension}
_GIVING = {ast.AnnAssign, ast.Assign, ast.AsyncWith, ast.For, ast.NamedExpr, ast.With, ast.comprehension}
_VALUED = {ast.AnnAssign, ast.Assign}
_YIELDING = {ast.Yield, ast.YieldFrom}

Given = tuple[str, Expression]
"""A name and what it is given."""


class Body:
    """`given` is what is bound by assignments and the like, `imports` are the statements that import, `held` is what
    attributes of the receiver are given, `declared` what they are said to be, and `mentioned` are names of what is put
    into something."""

    def __init__(self, parts: Iterable[Scope], receiver: str, *, is_async: bool) -> None:
        self.calls: list[CallSummary] = []
        self.given: dict[str, Expression] = {}
        self.held: list[Given] = []
        self.declared: list[Given] = []
        self.imports: list[ast.AST] = []
        self.returns: dict[Expression, None] = {}
        self.mentioned: list[str] = []
        self.is_generator = False
        self._receiver = receiver
        self._is_async = is_async
        self._awaited: set[ast.AST] = set()
        self._called: set[ast.AST] = set()
        self._reads: set[str] = set()
        for part in parts:
            self._read(part)

    def _read(self, part: Scope) -> None:
        around: ast.AST | None = None
        in_loop = False
        for event, loop in part.events:
            cls = event.__class__
            if loop is not around:
                around, in_loop = loop, loop is not None and not _is_short(loop)
            if cls is ast.Call:
                self._call(event, in_loop)  # type: ignore[arg-type]
            elif cls is ast.Attribute:
                self._attribute(event, in_loop)  # type: ignore[arg-type]
            elif cls is ast.Return:
                self._returned(event.value)  # type: ignore[attr-defined]
            elif cls is ast.Await:
                self._awaited.add(event.value)  # type: ignore[attr-defined]
            elif cls in _YIELDING:
                self.is_generator = True
            elif cls in _IMPORTS:
                self.imports.append(event)
            else:
                self._bind(event, in_loop)

    def _bind(self, event: ast.AST, in_loop: bool) -> None:
        cls = event.__class__
        if cls in _GIVING:
            self.given.update(given_by(event))
        if cls in _VALUED and event.value.__class__ in HOLDING:  # type: ignore[attr-defined]
            self.mentioned += held_in([event.value])  # type: ignore[attr-defined, list-item]
        if cls in _ENTERING:
            self._entered(event, in_loop)
        elif self._receiver:
            self._set(event)

    def _call(self, call: ast.Call, in_loop: bool) -> None:
        function = call.func
        self._called.add(function)
        callee = written(function)
        for one in call.args:
            if one.__class__ in HOLDING:
                self.mentioned += held_in([one])
        for keyword in call.keywords:
            if keyword.value.__class__ in HOLDING:
                self.mentioned += held_in([keyword.value])
        if callee and callee not in _PROMPT:
            line, column = place_of(call)
            arguments = _arguments(call) if call.args or call.keywords else ()
            is_awaited = call in self._awaited
            self.calls.append(CallSummary(callee, line, column, "call", is_awaited, in_loop, arguments))

    def _attribute(self, attribute: ast.Attribute, in_loop: bool) -> None:
        """Attributes may be properties: those of the receiver count, each once; and all in async functions, where it
        matters first of all."""
        owner, attr = attribute.value.id, attribute.attr  # type: ignore[attr-defined]
        if (self._is_async or (owner == self._receiver and attr not in self._reads)) and attribute not in self._called:
            self._reads.add(attr)
            self.calls.append(CallSummary(f"{owner}:{attr}", *place_of(attribute), "get", False, in_loop))

    def _returned(self, value: ast.expr | None) -> None:
        if value is not None and not _is_none(value):
            self.returns[written(value)] = None
            if value.__class__ in HOLDING:
                self.mentioned.extend(held_in((value,)))

    def _set(self, event: ast.AST) -> None:
        """Note what an assignment gives attributes of the instance."""
        match event:
            case ast.Assign(targets=targets, value=value) if not _is_none(value):
                for target in targets:
                    if target.__class__ is ast.Attribute:
                        self.held += _of_receiver(target, self._receiver, written(value))
                    elif isinstance(target, ast.Tuple | ast.List):
                        self.held += (one for part in target.elts for one in _of_receiver(part, self._receiver, ""))
            case ast.AnnAssign(target=target, annotation=annotation):
                self.declared += _of_receiver(target, self._receiver, annotated(annotation))

    def _entered(self, event: ast.AST, in_loop: bool) -> None:
        if isinstance(event, ast.For) and event.iter.__class__ in HOLDING:
            self.mentioned.extend(held_in((event.iter,)))
        for expr, form in _enters(event, self._awaited, self._is_async):
            if callee := written(expr):
                self.calls.append(CallSummary(callee, *place_of(expr), form, False, in_loop))


def _is_short(loop: ast.AST) -> bool:
    """Whether the turns of a loop stand in the code, or it goes through what is called like a handful."""
    match loop:
        case ast.For(iter=ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items)):
            return not any(isinstance(item, ast.Starred) for item in items)
        case ast.For(iter=items) | ast.AsyncFor(iter=items):
            return is_handful(noun_of(items)) or counts_few(items)
    return False


def _arguments(call: ast.Call) -> tuple[Expression, ...]:
    found = ["*" if one.__class__ is ast.Starred else handed(one) for one in call.args]
    for keyword in call.keywords:
        found.append(f"{keyword.arg}={handed(keyword.value)}" if keyword.arg else "*")
    return tuple(found)


def handed(value: ast.expr) -> Expression:
    """What an argument is, or a default; `None` says nothing of the type that a parameter has."""
    return "None" if _is_none(value) else written(value)


def given_by(event: ast.AST) -> Iterator[Given]:
    """The names that an assignment or the like gives something, and what that is."""
    match event:
        case ast.Assign(targets=targets, value=value):
            given = handed(value)
            yield from ((target.id, given) for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
            yield name, annotated(annotation)
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, written(value)
        case ast.For(target=ast.Name(id=name), iter=items) | ast.comprehension(target=ast.Name(id=name), iter=items):
            gone_through = written(items)
            yield name, f"{gone_through}:*" if gone_through else ""
        case ast.With(items=items) | ast.AsyncWith(items=items):
            entered = ":__enter__:()" if isinstance(event, ast.With) else ":__aenter__:():await"
            for item in items:
                if isinstance(item.optional_vars, ast.Name):
                    manager = written(item.context_expr)
                    yield item.optional_vars.id, f"{manager}{entered}" if manager else ""


def _enters(event: ast.AST, awaited: set[ast.AST], is_async: bool) -> list[tuple[ast.expr, Form]]:
    """What is entered or gone through by the event; what that is done to asynchronously counts as awaited."""
    match event:
        case ast.With(items=items):
            return [(item.context_expr, "enter") for item in items]
        case ast.AsyncWith(items=items):
            awaited.update(item.context_expr for item in items)
        case ast.AsyncFor(iter=items):
            awaited.add(items)
        case ast.For(iter=items) | ast.comprehension(iter=items, is_async=0):
            return [(items, "iterate")] if is_async or isinstance(items, ast.Call) else []
    return []


def _of_receiver(target: ast.expr, receiver: str, value: Expression) -> Iterator[Given]:
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == receiver:
            yield attr, value


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
