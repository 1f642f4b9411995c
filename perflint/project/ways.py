"""Up the call graph: the shortest way from a call in an async function down to one that does something."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from perflint.project.callers import Call
from perflint.project.handing import Steps
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.chains import Hop
from perflint.semantics.summaries.summary import CallSummary

E = TypeVar("E")
"""What a way ends in: what is known of a library's function that does it."""


class Run(NamedTuple):
    """A function of the project that a call runs, a target; or what a library's function does. `by` are the calls
    between, if it is handed on."""

    what: Any
    by: Steps = ()


Alternative = tuple[Run, ...]
"""One of the things that a call may mean: all that it runs."""

NOTHING: Alternative = ()


class _Way(NamedTuple):
    """How a function comes to do it: by this call in it, of what does."""

    call: CallSummary
    through: Run
    grade: int
    length: int


class _Edge:
    """A call, and what else of what it may mean must do it before the call certainly does."""

    __slots__ = ("call", "caller", "through", "waiting")

    def __init__(self, caller: Target, call: CallSummary, alternatives: int) -> None:
        self.caller = caller
        self.call = call
        self.waiting = set(range(alternatives))
        self.through: Run | None = None


class Ways(Generic[E]):
    """What functions of a project do, and by which calls. Subclasses say what calls mean, and which to look at.

    A call that may mean several things does it if all of them do. From the functions of libraries the search goes up,
    call by call: what a call means is asked only where its name is that of something that does it. What is of a lower
    grade comes first, then the shortest way.
    """

    grades = 1

    def __init__(self, project: Project, last_names: Iterable[str]) -> None:
        self.project = project
        self._ways: dict[Target, _Way] = {}
        self._seen: set[Call] = set()
        self._callers: dict[Target, list[tuple[_Edge, int, Run]]] = {}
        self._late: list[tuple[_Edge, int, Run]] = []
        """Calls that were looked at when it was known already what they call does."""
        self._direct: list[list[tuple[_Edge, int, Run]]] = [[] for _ in range(self.grades)]
        self.begins: dict[Call, None] = {}
        """The calls in async functions that may be of something that does it, by their names."""
        for name in sorted(last_names):
            self._look_at(project.callers.of_name(name))
        self._spread()

    def runs(self, call: Call) -> tuple[Alternative, ...]:
        """All that a call may mean; empty if that is unknown."""
        raise NotImplementedError

    def is_looked_at(self, call: CallSummary) -> bool:
        """Whether a call may count, by what it is called like."""
        raise NotImplementedError

    def is_passed(self, caller: Target) -> bool:
        """Whether callers of this function do what it does."""
        raise NotImplementedError

    def name_of(self, end: E) -> str:
        """The library's name for it."""
        raise NotImplementedError

    def grade(self, end: E) -> int:
        """0 is the most serious."""
        return 0

    def does(self, function: Target) -> bool:
        """Whether the function certainly does it."""
        return function in self._ways

    def first(self, alternative: Alternative) -> Run | None:
        """The most serious thing that certainly does it, of all that run together."""
        doing = [run for run in alternative if not isinstance(run.what, Target) or run.what in self._ways]
        return min(doing, key=self.rank) if doing else None

    def rank(self, run: Run) -> tuple[int, int]:
        """The lowest is told."""
        if not isinstance(run.what, Target):
            return self.grade(run.what), len(run.by)
        way = self._ways[run.what]
        return way.grade, way.length + len(run.by)

    def way(self, run: Run) -> tuple[tuple[Hop, ...], E]:
        """The calls from what certainly does it down to the one of a library."""
        hops = list(self._hops_by(run))
        while isinstance(run.what, Target):
            function, (call, run, _, _) = run.what, self._ways[run.what]
            first = run.by[0].function if run.by else run.what
            hops.append(Hop(function.path, call.line, call.column, self._name(first)))
            hops += self._hops_by(run)
        return tuple(hops), run.what

    def _hops_by(self, run: Run) -> Iterator[Hop]:
        """The calls in the functions that what runs was handed to."""
        called = [*(step.function for step in run.by[1:]), run.what]
        for (function, call), name in zip(run.by, map(self._name, called), strict=False):
            yield Hop(function.path, call.line, call.column, name)

    def _name(self, what: Any) -> str:
        return self.project.function(what).name if isinstance(what, Target) else self.name_of(what)

    def _look_at(self, calls: Iterable[Call]) -> None:
        """Note what these calls may run."""
        for call in calls:
            if call in self._seen or not self.is_looked_at(call.call):
                continue
            self._seen.add(call)
            if self.project.function(call.caller).is_async:
                self.begins[call] = None
            if not self.is_passed(call.caller):
                continue
            alternatives = self.runs(call)
            if alternatives and all(alternatives):
                self._note(_Edge(call.caller, call.call, len(alternatives)), alternatives)

    def _note(self, edge: _Edge, alternatives: tuple[Alternative, ...]) -> None:
        for number, alternative in enumerate(alternatives):
            for run in alternative:
                if not isinstance(run.what, Target):
                    self._direct[self.grade(run.what)].append((edge, number, run))
                else:
                    self._callers.setdefault(run.what, []).append((edge, number, run))
                    if run.what in self._ways:
                        self._late.append((edge, number, run))

    def _spread(self) -> None:
        """From the calls of libraries up to all callers, in the order of the length of the way."""
        for grade, direct in enumerate(self._direct):
            reached: deque[Target] = deque()
            for edge, number, run in direct:
                self._pass(edge, number, run, grade, reached)
            while reached:
                function = reached.popleft()
                self._look_at(self.project.callers.of(function))
                while self._late:
                    edge, number, run = self._late.pop()
                    self._pass(edge, number, run, grade, reached)
                for edge, number, run in self._callers.get(function, ()):
                    self._pass(edge, number, run, grade, reached)

    def _pass(self, edge: _Edge, number: int, run: Run, grade: int, reached: deque[Target]) -> None:
        """One of the things that a call may mean does it; if that is the last, so does its caller."""
        edge.waiting.discard(number)
        if edge.through is None:
            edge.through = run
        if edge.waiting or edge.caller in self._ways:
            return
        length = 1 + self.rank(edge.through)[1]
        self._ways[edge.caller] = _Way(edge.call, edge.through, grade, length)
        reached.append(edge.caller)
