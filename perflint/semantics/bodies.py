"""What the body of one function calls, binds, gives back and sets on its instance, from one pass over its events."""

import ast
import builtins
from collections.abc import Iterable, Iterator

from perflint.semantics.expressions import annotated, place_of, written
from perflint.semantics.scans import METHODS, READERS
from perflint.semantics.summary import CallSummary, Expression, Form
from perflint.syntax.scope import Scope

_PROMPT = frozenset(vars(builtins)) - {"input", "open"}
"""The builtins that wait for nothing. A name that hides one is not followed."""
_IMPORTS = {ast.Import, ast.ImportFrom}
_ENTERING = {ast.AsyncFor, ast.AsyncWith, ast.For, ast.With, ast.comprehension}
_GIVING = {ast.AnnAssign, ast.Assign, ast.AsyncWith, ast.For, ast.NamedExpr, ast.With, ast.comprehension}
_YIELDING = {ast.Yield, ast.YieldFrom}
_DISPLAYS = {ast.DictComp, ast.ListComp, ast.SetComp}

SLIGHT = 6
"""A function that calls more does so much else that it is no matter what it goes through."""

Given = tuple[str, Expression]
"""A name and what it is given."""


class Body:
    """`given` is what is bound by assignments and the like, `imports` are the statements that import, `held` is what
    attributes of the receiver are given, and `declared` what they are said to be. `scans` are the nodes outside of
    loops that may go through something item by item, but for tests with `in`."""

    def __init__(self, parts: Iterable[Scope], receiver: str, *, is_async: bool) -> None:
        self.calls: list[CallSummary] = []
        self.scans: list[ast.AST] = []
        self.given: dict[str, Expression] = {}
        self.held: list[Given] = []
        self.declared: list[Given] = []
        self.imports: list[ast.AST] = []
        self.returns: dict[Expression, None] = {}
        self.is_generator = False
        self._made = 0
        self._receiver = receiver
        self._is_async = is_async
        self._awaited: set[ast.AST] = set()
        self._called: set[ast.AST] = set()
        self._reads: set[str] = set()
        for part in parts:
            self._read(part)

    @property
    def is_slight(self) -> bool:
        """Whether it is plain and does so little that it matters what it goes through."""
        return not self._is_async and not self.is_generator and self._made <= SLIGHT

    def _read(self, part: Scope) -> None:
        for event, loop in part.events:
            cls = event.__class__
            if cls is ast.Call:
                self._call(event, loop is not None)  # type: ignore[arg-type]
            elif cls is ast.Attribute:
                self._attribute(event, loop)  # type: ignore[arg-type]
            elif cls is ast.Return:
                self._returned(event.value)  # type: ignore[attr-defined]
            elif cls is ast.Await:
                self._awaited.add(event.value)  # type: ignore[attr-defined]
            elif cls in _YIELDING:
                self.is_generator = True
            elif cls in _IMPORTS:
                self.imports.append(event)
            else:
                if cls in _GIVING:
                    self.given.update(given_by(event))
                if cls in _ENTERING:
                    self._entered(event, loop, part)
                elif self._receiver:
                    self._set(event)

    def _call(self, call: ast.Call, in_loop: bool) -> None:
        function = call.func
        self._called.add(function)
        callee = written(function)
        if callee in _PROMPT:
            if callee in READERS and not in_loop:
                self.scans.append(call)
        elif callee:
            if not in_loop and function.__class__ is ast.Attribute and function.attr in METHODS:
                self.scans.append(call)
            self._made += 1
            line, column = place_of(call)
            arguments = _arguments(call) if call.args or call.keywords else ()
            is_awaited = call in self._awaited
            self.calls.append(CallSummary(callee, line, column, "call", is_awaited, in_loop, arguments))

    def _attribute(self, attribute: ast.Attribute, loop: ast.AST | None) -> None:
        """Attributes may be properties: those of the receiver count, and in loops those of what is the same on each
        turn, each once; and all in async functions, where it matters first of all."""
        if attribute in self._called:
            return
        owner = attribute.value.id  # type: ignore[attr-defined]
        if not self._is_async and owner != self._receiver and (loop is None or _goes_to(loop, owner)):
            return
        callee = f"{owner}:{attribute.attr}"
        if self._is_async or callee not in self._reads:
            self._reads.add(callee)
            self.calls.append(CallSummary(callee, *place_of(attribute), "get", False, loop is not None))

    def _returned(self, value: ast.expr | None) -> None:
        if not _is_none(value):
            self.returns[written(value)] = None

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

    def _entered(self, event: ast.AST, loop: ast.AST | None, part: Scope) -> None:
        cls = event.__class__
        if cls is ast.For:
            if loop is None and event.body[0].__class__ is ast.If:  # type: ignore[attr-defined]
                self.scans.append(event)
        elif cls is ast.comprehension and loop.__class__ in _DISPLAYS and not part.is_nested:
            self.scans.append(loop)  # type: ignore[arg-type]
        for expr, form in _enters(event, self._awaited, self._is_async):
            if callee := written(expr):
                self.calls.append(CallSummary(callee, *place_of(expr), form, False, loop is not None))


def _goes_to(loop: ast.AST, name: str) -> bool:
    """Whether this variable gets the items that the loop goes through."""
    parts = [loop] if loop.__class__ is ast.For else getattr(loop, "generators", ())
    for part in parts:
        target = part.target
        if target.__class__ is ast.Name and target.id == name:
            return True
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
