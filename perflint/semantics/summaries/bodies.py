"""What the body of one function calls, binds, gives back and sets on its instance, from one pass over its events."""

import ast
import builtins
from collections.abc import Iterable, Iterator

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.amounts.handfuls import counts_few, noun_of
from perflint.semantics.summaries.expressions import annotated, place_of, written
from perflint.semantics.summaries.mentions import HOLDING, held_in
from perflint.semantics.summaries.running import RUNNING, run_by
from perflint.semantics.summaries.scans import METHODS, READERS
from perflint.semantics.summaries.summary import CallSummary, Expression
from perflint.syntax.naming import last_name
from perflint.syntax.scope import Scope
from perflint.syntax.turns import tries_again

_PROMPT = frozenset(vars(builtins)) - {"input", "open"}
"""The builtins that wait for nothing. A name that hides one is not followed."""
IMPORTS = {ast.Import, ast.ImportFrom}
_ENTERING = {ast.For, ast.With, ast.comprehension}
_ENTERING_LATER = {ast.AsyncFor, ast.AsyncWith, ast.comprehension}
GIVING = {ast.AnnAssign, ast.Assign, ast.AsyncWith, ast.For, ast.NamedExpr, ast.With, ast.comprehension}
"""What may give names something: see `given_by`."""
_YIELDING = {ast.Yield, ast.YieldFrom}
_DISPLAYS = {ast.DictComp, ast.ListComp, ast.SetComp}

SLIGHT = 6
"""A function that calls more does so much else that it is no matter what it goes through."""

Given = tuple[str, Expression]
"""A name and what it is given."""


class Body:
    """`given` is what is bound by assignments and the like, `imports` are the statements that import, `held` is what
    attributes of the receiver are given, `declared` what they are said to be, `tests` are the `if` statements, `stores`
    what is set and may outlive the call, `mentioned` are names of what is put into something, and `scans` the nodes
    outside of loops that may go through something item by item, but for tests with `in`."""

    def __init__(self, parts: Iterable[Scope], receiver: str, *, is_async: bool) -> None:
        self.calls: list[CallSummary] = []
        self.scans: list[ast.AST] = []
        self.given: dict[str, Expression] = {}
        self.held: list[Given] = []
        self.declared: list[Given] = []
        self.imports: list[ast.AST] = []
        self.returns: dict[Expression, None] = {}
        self.mentioned: list[str] = []
        self.is_generator = False
        self.tests: list[ast.If] = []
        self.stores: list[ast.expr] = []
        self._yields: dict[Expression, None] = {}
        self._made = 0
        self._receiver = receiver
        self._is_async = is_async
        self._globals: set[str] = set()
        self._awaited: set[ast.AST] = set()
        self._called: set[ast.AST] = set()
        self._reads: set[str] = set()
        for part in parts:
            self._globals.update(part.globals)
            self._read(part)
        if self.is_generator:
            self.returns = self._yields

    @property
    def is_slight(self) -> bool:
        """Whether it is plain and does so little that it matters what it goes through."""
        return not self._is_async and not self.is_generator and self._made <= SLIGHT

    def _read(self, part: Scope) -> None:
        around: ast.AST | None = None
        in_loop = False
        for event, loop in part.events:
            cls = event.__class__
            if loop is not around:
                around, in_loop = loop, loop is not None and not _is_short(loop)
            if cls is ast.Call:
                self._call(event, loop, in_loop)  # type: ignore[arg-type]
            elif cls is ast.Attribute:
                self._attribute(event, loop, in_loop)  # type: ignore[arg-type]
            elif cls is ast.Assign:
                self._assigned(event, in_loop)  # type: ignore[arg-type]
            elif cls is ast.Return:
                self._returned(event.value)  # type: ignore[attr-defined]
            elif cls is ast.Await:
                self._await(event.value, in_loop)  # type: ignore[attr-defined]
            elif cls in _YIELDING:
                self._yielded(event, in_loop)  # type: ignore[arg-type]
            elif cls is ast.If:
                self.tests.append(event)  # type: ignore[arg-type]
            elif cls in IMPORTS:
                self.imports.append(event)
            else:
                self._bound(event, in_loop)
                self._gone_through(event, loop, part)

    def _bound(self, event: ast.AST, in_loop: bool) -> None:
        """What a `with`, a loop, a declaration or the like gives, keeps and runs."""
        cls = event.__class__
        if cls in GIVING:
            self.given.update(given_by(event))
        if cls in _ENTERING:
            self._run(event, in_loop)
            if isinstance(event, ast.For) and event.iter.__class__ in HOLDING:
                self.mentioned += held_in([event.iter])
        elif cls is ast.AnnAssign:
            self._declare(event)  # type: ignore[arg-type]
        if cls in _ENTERING_LATER:
            for awaited, method in _awaits(event):
                self._await(awaited, in_loop, method)

    def _gone_through(self, event: ast.AST, loop: ast.AST | None, part: Scope) -> None:
        """Note loops that may search for something, and comprehensions that make something."""
        cls = event.__class__
        if cls is ast.For:
            if loop is None and event.body[0].__class__ is ast.If:  # type: ignore[attr-defined]
                self.scans.append(event)
        elif cls is ast.comprehension and loop.__class__ in _DISPLAYS and not part.is_nested:
            self.scans.append(loop)  # type: ignore[arg-type]

    def _call(self, call: ast.Call, loop: ast.AST | None, in_loop: bool) -> None:
        function = call.func
        self._called.add(function)
        name = last_name(function)
        if name in RUNNING:
            self._run(call, in_loop)
        if loop is None and name in (READERS if function.__class__ is ast.Name else METHODS):
            self.scans.append(call)
        for one in call.args:
            if one.__class__ in HOLDING:
                self.mentioned += held_in([one])
        for keyword in call.keywords:
            if keyword.value.__class__ in HOLDING:
                self.mentioned += held_in([keyword.value])
        callee, is_awaited = written(function), call in self._awaited
        if is_awaited or (callee and callee not in _PROMPT):
            self._made += 1
            line, column = place_of(call)
            arguments = _arguments(call) if call.args or call.keywords else ()
            self.calls.append(CallSummary(callee, line, column, "call", is_awaited, in_loop, arguments))
            if is_awaited and callee.endswith("wait_for") and call.args:
                self._awaited.add(call.args[0])

    def _await(self, awaited: ast.expr, in_loop: bool, method: str = "__await__") -> None:
        """What is no call is awaited by a method of its own: a lock by `__aenter__`."""
        if awaited.__class__ is ast.Call:
            self._awaited.add(awaited)
        else:
            owner = written(awaited)
            callee = f"{owner}:{method}" if owner else ""
            self.calls.append(CallSummary(callee, *place_of(awaited), "call", True, in_loop))

    def _stored(self, target: ast.Subscript, in_loop: bool) -> None:
        """Setting an item calls a method of what holds it."""
        if owner := written(target.value):
            self.calls.append(CallSummary(f"{owner}:__setitem__", *place_of(target), "call", False, in_loop))

    def _attribute(self, attribute: ast.Attribute, loop: ast.AST | None, in_loop: bool) -> None:
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
            self.calls.append(CallSummary(callee, *place_of(attribute), "get", False, in_loop))

    def _returned(self, value: ast.expr | None) -> None:
        if value is not None and not _is_none(value):
            self.returns[written(value)] = None
            if value.__class__ in HOLDING:
                self.mentioned.extend(held_in((value,)))

    def _yielded(self, event: ast.Yield | ast.YieldFrom, in_loop: bool) -> None:
        self.is_generator = True
        if event.__class__ is ast.YieldFrom:
            self._run(event, in_loop)
        elif not _is_none(event.value):
            self._yields[written(event.value)] = None

    def _assigned(self, assignment: ast.Assign, in_loop: bool) -> None:
        """Note what names and attributes of the instance are given, and what may be kept for the next time."""
        value = handed(assignment.value)
        if assignment.value.__class__ in HOLDING:
            self.mentioned += held_in([assignment.value])
        for target in assignment.targets:
            if isinstance(target, ast.Name):
                self.given[target.id] = value
            elif isinstance(target, ast.Attribute):
                if value != "None":
                    self.held += _of_receiver(target, self._receiver, value)
            elif isinstance(target, ast.Subscript):
                self._stored(target, in_loop)
            elif isinstance(target, ast.Tuple | ast.List):
                self.held += (one for part in target.elts for one in _of_receiver(part, self._receiver, ""))
            if self._globals or not isinstance(target, ast.Name):
                self.stores.append(target)

    def _declare(self, event: ast.AnnAssign) -> None:
        self.declared += _of_receiver(event.target, self._receiver, annotated(event.annotation))
        self.stores.append(event.target)
        if event.value.__class__ in HOLDING:
            self.mentioned += held_in([event.value])  # type: ignore[list-item]

    def _run(self, event: ast.AST, in_loop: bool) -> None:
        """Note what is entered, gone through or called by a builtin."""
        for expr, form in run_by(event):
            callee = written(expr)
            if callee and (form != "iterate" or self._is_async or self._is_given(callee)):
                self.calls.append(CallSummary(callee, *place_of(expr), form, expr in self._awaited, in_loop))

    def _is_given(self, items: Expression) -> bool:
        """Whether it is what a call gives: of what a plain function goes through, nothing else is worth a word."""
        return self.given.get(items, items).endswith(":()") and items[0] != "@"


def _is_short(loop: ast.AST) -> bool:
    """Whether the turns of a loop stand in the code, or it goes through what is called like a handful."""
    match loop:
        case ast.For(iter=ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items)):
            return not any(isinstance(item, ast.Starred) for item in items)
        case ast.For(iter=items) | ast.AsyncFor(iter=items):
            return is_handful(noun_of(items)) or counts_few(items) or tries_again(loop)
    return False


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


def _awaits(event: ast.AST) -> list[tuple[ast.expr, str]]:
    """What is entered or gone through asynchronously by the event, and by which method."""
    match event:
        case ast.AsyncWith(items=items):
            return [(item.context_expr, "__aenter__") for item in items]
        case ast.AsyncFor(iter=items) | ast.comprehension(iter=items, is_async=1):
            return [(items, "__aiter__")]
    return []


def _of_receiver(target: ast.expr, receiver: str, value: Expression) -> tuple[Given, ...]:
    """The attribute of the instance that is set, and what it is given."""
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == receiver:
        return ((target.attr, value),)
    return ()


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (value.__class__ is ast.Constant and value.value is None)
