"""Up the call graph: the shortest way from a call in an async function down to one that does something."""

from collections import deque
from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from perflint.project.callers import Call, Callers
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.chains import Hop
from perflint.semantics.summary import CallSummary

E = TypeVar("E")
"""What a way ends in: what is known of a library's function that does it."""


class Alternative(Generic[E]):
    """One of the things that a call may mean: the functions of the project that it runs, all of them; or what a
    library's function does, `end`."""

    __slots__ = ("end", "functions")

    def __init__(self, functions: tuple[Target, ...], end: E | None = None) -> None:
        self.functions = functions
        self.end = end


NOTHING: Alternative[Any] = Alternative(())


class _Step(NamedTuple):
    """How a function comes to do it: by this call in it, of a function of the project that does (`through`), or else
    of a library's."""

    call: CallSummary
    through: Target | None
    grade: int
    length: int


class _Edge(Generic[E]):
    """A call, and what else of what it may mean must do it before the call certainly does."""

    __slots__ = ("call", "caller", "end", "through", "waiting")

    def __init__(self, caller: Target, call: CallSummary, alternatives: int) -> None:
        self.caller = caller
        self.call = call
        self.waiting = set(range(alternatives))
        self.through: Target | None = None
        self.end: E | None = None


class Ways(Generic[E]):
    """What functions of a project do, and by which calls. Subclasses say what calls mean, and which to look at.

    A call that may mean several things does it if all of them do. From the functions of libraries the search goes up,
    call by call: what a call means is asked only where its name is that of something that does it. What is of a lower
    grade comes first, then the shortest way.
    """

    grades = 1

    def __init__(self, project: Project, callers: Callers, last_names: Iterable[str]) -> None:
        self.project = project
        self._callers_by_name = callers
        self._steps: dict[Target, _Step] = {}
        self._ends: dict[Target, E] = {}
        """Of the functions whose step is a call of a library."""
        self._seen: set[Call] = set()
        self._callers: dict[Target, list[tuple[_Edge[E], int]]] = {}
        self._late: list[tuple[_Edge[E], int, Target]] = []
        """Calls that were looked at when it was known already what they call does."""
        self._direct: list[list[tuple[_Edge[E], int, E]]] = [[] for _ in range(self.grades)]
        self.begins: dict[Call, None] = {}
        """The calls in async functions that may be of something that does it, by their names."""
        for name in sorted(last_names):
            self._look_at(self._callers_by_name.of_name(name))
        self._spread()

    def runs(self, call: Call) -> tuple[Alternative[E], ...]:
        """All that a call may mean; empty if that is unknown."""
        raise NotImplementedError

    def is_looked_at(self, call: CallSummary) -> bool:
        """Whether a call may count, by what it is called like."""
        raise NotImplementedError

    def is_passed(self, caller: Target) -> bool:
        """Whether callers of this function do what it does."""
        raise NotImplementedError

    def grade(self, end: E) -> int:
        """0 is the most serious."""
        return 0

    def does(self, function: Target) -> bool:
        """Whether the function certainly does it."""
        return function in self._steps

    def first(self, alternatives: Iterable[Alternative[E]]) -> Target | None:
        """The function by which the way is the shortest; None if none of the alternatives does it by one."""
        doing = [function for one in alternatives for function in one.functions if function in self._steps]
        return min(doing, key=self._rank) if doing else None

    def way(self, function: Target) -> tuple[tuple[Hop, ...], E]:
        """The calls from a function that does it down to the one of a library."""
        hops: list[Hop] = []
        while True:
            call, through, _, _ = self._steps[function]
            if through is None:
                end = self._ends[function]
                return (*hops, Hop(function.path, call.line, call.column, self.name_of(end))), end
            hops.append(Hop(function.path, call.line, call.column, self.project.function(through).name))
            function = through

    def name_of(self, end: E) -> str:
        """The library's name for it."""
        raise NotImplementedError

    def _rank(self, function: Target) -> tuple[int, int]:
        step = self._steps[function]
        return step.grade, step.length

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
            if alternatives and all(one.functions or one.end is not None for one in alternatives):
                self._note(_Edge(call.caller, call.call, len(alternatives)), alternatives)

    def _note(self, edge: _Edge[E], alternatives: tuple[Alternative[E], ...]) -> None:
        for number, alternative in enumerate(alternatives):
            for function in alternative.functions:
                self._callers.setdefault(function, []).append((edge, number))
                if function in self._steps:
                    self._late.append((edge, number, function))
            if alternative.end is not None:
                self._direct[self.grade(alternative.end)].append((edge, number, alternative.end))

    def _spread(self) -> None:
        """From the calls of libraries up to all callers, in the order of the length of the way."""
        for grade, direct in enumerate(self._direct):
            reached: deque[Target] = deque()
            for edge, number, end in direct:
                self._pass(edge, number, None, end, grade, reached)
            while reached:
                function = reached.popleft()
                self._look_at(self._callers_by_name.of(function))
                while self._late:
                    edge, number, called = self._late.pop()
                    self._pass(edge, number, called, None, grade, reached)
                for edge, number in self._callers.get(function, ()):
                    self._pass(edge, number, function, None, grade, reached)

    def _pass(
        self, edge: _Edge[E], number: int, through: Target | None, end: E | None, grade: int, reached: deque[Target]
    ) -> None:
        """One of the things that a call may mean does it; if that is the last, so does its caller."""
        edge.waiting.discard(number)
        if edge.through is None and edge.end is None:
            edge.through, edge.end = through, end
        if edge.waiting or edge.caller in self._steps:
            return
        length = 1 if edge.through is None else self._steps[edge.through].length + 1
        self._steps[edge.caller] = _Step(edge.call, edge.through, grade, length)
        if edge.end is not None:
            self._ends[edge.caller] = edge.end
        reached.append(edge.caller)
