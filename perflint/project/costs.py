"""Linear work, up the call graph: the shortest way from a call to what goes through one of its arguments."""

from collections import deque
from itertools import islice
from typing import NamedTuple

from perflint.knowledge.purity import mutator_names
from perflint.project.arguments import parameter_names
from perflint.project.callers import CONSTRUCTING, Call
from perflint.project.calls import Calls
from perflint.project.decorators import is_class_method, last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.project.ways import Alternative
from perflint.semantics.summaries.bodies import SLIGHT
from perflint.semantics.summaries.branches import is_inside
from perflint.semantics.summaries.chains import Hop
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.questions import Meant
from perflint.semantics.summaries.scans import path_in
from perflint.semantics.summaries.summary import CallSummary, Expression, FunctionSummary, ScanSummary

_PLAIN = {"classmethod", "final", "override", "property", "staticmethod"}
"""Decorators that leave a function what it is; of another one it is not certain that each call runs it."""

_SEQUENCES = ("builtins.list", "builtins.tuple")
_READ_ONCE = ("builtins.str", "builtins.bytes", "builtins.range", "typing.IO", "typing.Iterator", "typing.Generator")
_MOST_CALLS = 1_000
"""What has more calls by its name shares that with what nobody means here: `get`, `update`."""

_SLIGHT = {"whole": 3}
"""How many calls a function may make besides; by how it goes through something. More, and that is no matter."""


class _Subject(NamedTuple):
    """What a function goes through: one of its parameters, or what attributes of that lead to."""

    function: Target
    items: Expression


class _Way(NamedTuple):
    """How it comes to that: by itself, or by a call that it always makes."""

    scan: ScanSummary
    is_sequence: bool
    call: CallSummary | None = None
    through: _Subject | None = None


class _Argument(NamedTuple):
    """A parameter as callers see it: `position` is None if it is given by name only, and -1 for the receiver."""

    parameter: str
    position: int | None
    attributes: tuple[str, ...]


class LinearCosts:
    """Which functions of a project are linear in what, and the calls of them in loops.

    A call that may mean several functions is linear only if all of them are.
    """

    def __init__(self, project: Project, calls: Calls) -> None:
        self._project = project
        self._calls = calls
        self._ways: dict[_Subject, _Way] = {}
        self._subjects: dict[Target, list[Expression]] = {}
        self._begins: dict[Call, None] = {}
        self._spread()

    def by_path(self) -> dict[str, dict[Meant, tuple[LinearCost, ...]]]:
        """For each file that has any worth a word: what is called in its loops, and what that goes through."""
        found: dict[str, dict[Meant, tuple[LinearCost, ...]]] = {}
        for caller, call in self._begins:
            linear = self._gone_through(caller, call)
            if linear:
                costs = tuple(self._cost(argument, subject) for argument, subject in linear.items())
                found.setdefault(caller.path, {})[Meant(caller.name, call.callee)] = costs
        return {path: called for path, called in found.items() if not all(map(_are_of_few, called.values()))}

    def _spread(self) -> None:
        reached: deque[_Subject] = deque()
        for path, module in self._project.modules.items():
            for key, function in module.functions.items():
                target = Target("function", key, path)
                for scan in function.scans if self._is_plain(target, function) else ():
                    subject = _Subject(target, scan.items)
                    if subject not in self._ways and _is_slight(function, scan) and not _changes(function, scan):
                        self._ways[subject] = _Way(scan, is_sequence=False)
                        reached.append(subject)
        while reached:
            self._visit(reached.popleft(), reached)

    def _is_plain(self, target: Target, function: FunctionSummary) -> bool:
        """Whether the body of a function certainly runs when it is called."""
        is_other = function.is_async or function.is_generator or last_name(function.name) in CONSTRUCTING
        return not is_other and all(self._keeps(target, decorator) for decorator in function.decorators)

    def _keeps(self, target: Target, decorator: Expression) -> bool:
        """Whether a decorator gives back the function that it is given."""
        if last_name(decorator) in _PLAIN:
            return True
        function = target.name.rpartition(".<locals>.")[0]
        found = self._project.resolve(target.path, decorator, function)
        own = [self._project.function(one) for one in found if one.kind == "function"]
        return bool(own) and all(one.returns == one.parameters[:1] for one in own)

    def _visit(self, subject: _Subject, reached: deque[_Subject]) -> None:
        """Look at the calls of a function that goes through `subject`, and at what their functions come to by that."""
        way = self._ways[subject]
        is_checked = way.through is not None
        function = subject.function
        summary = self._project.function(function)
        callers = list(islice(self._project.callers.of(function), _MOST_CALLS + 1))
        for caller, call in callers if len(callers) <= _MOST_CALLS else ():
            made_in = self._project.function(caller)
            begins = call.in_loop or call.form == "get"
            if call.is_awaited or call.form not in ("call", "get") or not (begins or _is_slight(made_in, way.scan)):
                continue
            argument = _argument(summary, subject.items, call)
            if argument is None or not _given(call, argument, made_in):
                continue
            handed = _path(call, argument, made_in) != "" and self._handed(caller, call, made_in)
            if not (begins or handed):
                continue
            if not any(function in _functions(one) for one in self._calls.runs(caller.path, caller.name, call)):
                continue
            if not is_checked:
                is_checked = True
                if not self._check_type(subject):
                    return
            self._subjects.setdefault(function, [])
            if subject.items not in self._subjects[function]:
                self._subjects[function].append(subject.items)
            if begins:
                self._begins[Call(caller, call)] = None
            if handed:
                self._pass(caller, call, made_in, reached)

    def _handed(self, caller: Target, call: CallSummary, function: FunctionSummary) -> bool:
        """Whether the caller certainly makes the call whenever it runs, so that what it hands on is gone through."""
        is_once = not call.in_loop or call.form == "get"
        return is_once and self._is_plain(caller, function) and not is_inside(call.line, call.column, function.branches)

    def _check_type(self, subject: _Subject) -> bool:
        """Note whether it is a list, as far as that is declared; False if it certainly is something of no matter."""
        way = self._ways[subject]
        text = self._project.type_of(subject.function.path, way.scan.items, subject.function.name)
        name = text.partition("[")[0]
        is_sequence = name in _SEQUENCES
        needs_it = way.scan.how in ("in", "index", "count", "remove")
        if name in _READ_ONCE or (needs_it and text and not is_sequence):
            del self._ways[subject]
            return False
        self._ways[subject] = way._replace(is_sequence=is_sequence)
        return True

    def _pass(self, caller: Target, call: CallSummary, function: FunctionSummary, reached: deque[_Subject]) -> None:
        for argument, below in self._gone_through(caller, call).items():
            items = _path(call, argument, function)
            subject = _Subject(caller, items)
            if items and subject not in self._ways:
                way = self._ways[below]
                if not _is_slight(function, way.scan):
                    continue
                self._ways[subject] = _Way(way.scan, way.is_sequence, call, below)
                reached.append(subject)

    def _gone_through(self, caller: Target, call: CallSummary) -> dict[_Argument, _Subject]:
        """The arguments that all that the call may mean go through."""
        found: dict[_Argument, _Subject] | None = None
        for alternative in self._calls.runs(caller.path, caller.name, call):
            linear: dict[_Argument, _Subject] = {}
            for target in _functions(alternative):
                for items in self._subjects.get(target, ()):
                    argument = _argument(self._project.function(target), items, call)
                    if argument is not None and _Subject(target, items) in self._ways:
                        linear[argument] = _Subject(target, items)
            found = linear if found is None else {one: found[one] for one in found if one in linear}
        return found or {}

    def _cost(self, argument: _Argument, subject: _Subject) -> LinearCost:
        hops: list[Hop] = []
        way, below = self._ways[subject], subject
        while way.call is not None and way.through is not None:
            called = self._project.function(way.through.function).name
            hops.append(Hop(below.function.path, way.call.line, way.call.column, called))
            below = way.through
            way = self._ways[below]
        scan = way.scan
        hops.append(Hop(below.function.path, scan.line, scan.column, scan.items))
        gives_new = scan.gives_new and self._gives_on(subject)
        return LinearCost(*argument, scan.how, scan.items, way.is_sequence, gives_new, tuple(hops))

    def _gives_on(self, subject: _Subject) -> bool:
        """Whether what the last function makes may be the result of the first one."""
        way = self._ways[subject]
        while way.call is not None and way.through is not None:
            callee = f"{way.call.callee}:()" if way.call.form == "call" else way.call.callee
            function = self._project.function(subject.function)
            given = {one for name, one in function.names.items() if name in function.returns}
            if callee not in function.returns and callee not in given:
                return False
            subject = way.through
            way = self._ways[subject]
        return True


def _functions(alternative: Alternative) -> list[Target]:
    """The functions that are called, but not those that they are handed."""
    return [run.what for run in alternative if isinstance(run.what, Target) and not run.by]


def _is_slight(function: FunctionSummary, scan: ScanSummary) -> bool:
    """Whether the function does hardly anything else."""
    return sum(call.form == "call" for call in function.calls) <= _SLIGHT.get(scan.how, SLIGHT)


def _changes(function: FunctionSummary, scan: ScanSummary) -> bool:
    """Whether the function itself changes what it goes through, so that this follows from something else next time.

    A list that gets what is not yet in it, or from which something is removed, is searched all the same.
    """
    if scan.how != "whole" and ":" in scan.items:
        return False
    changing = mutator_names() - ({"remove"} if scan.how != "whole" else set())
    called = (call.callee.rpartition(":") for call in function.calls)
    return any(owner == scan.items and method in changing for owner, _, method in called)


def _argument(function: FunctionSummary, items: Expression, call: CallSummary) -> _Argument | None:
    """The argument of a call that is gone through; None if it is none, or hidden behind a star."""
    root, _, steps = items.partition(":")
    attributes = tuple(steps.split(":")) if steps else ()
    names = parameter_names(function)
    is_bound = bool(function.receiver)
    if is_bound and (":" not in call.callee or is_class_method(function)):
        return None
    if root == function.receiver:
        return _Argument("", -1, attributes)
    if "*" in call.arguments or call.form != "call":
        return None
    position = names.index(root) - is_bound
    return _Argument(root, None if "*" in names[: position + is_bound] else position, attributes)


def _given(call: CallSummary, argument: _Argument, caller: FunctionSummary) -> Expression:
    """What the call gives for an argument; empty if nothing, or nothing that has a text."""
    if argument.position == -1:
        owner = call.callee.rpartition(":")[0]
        return caller.receiver if owner == "super:()" else owner
    for number, one in enumerate(call.arguments):
        name, equals, value = one.partition("=")
        if equals and name == argument.parameter:
            return value
        if not equals and number == argument.position:
            return one
    return ""


def _path(call: CallSummary, argument: _Argument, caller: FunctionSummary) -> Expression:
    """What is gone through, if that is a parameter of the caller or an attribute of one; else empty."""
    given = _given(call, argument, caller)
    return path_in(":".join((given, *argument.attributes)), parameter_names(caller), caller.names) if given else ""


def _are_of_few(costs: tuple[LinearCost, ...]) -> bool:
    return all(cost.is_of_few for cost in costs)
