"""Blocking, up the call graph: the shortest way from a call in an async function to one that blocks."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from perflint.knowledge.blocking import BlockingCall, last_names
from perflint.project.callers import Call
from perflint.project.calls import Alternative, Calls
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.chains import Chain, Hop
from perflint.semantics.summary import CallSummary

_GRADES = 4


class _Way(NamedTuple):
    """How a function comes to block: by this call in it, of a function that does, or of a library's."""

    call: CallSummary
    through: Target | BlockingCall
    grade: int
    length: int


class _Edge:
    """A call in a synchronous function, and what else of what it may mean must block before it certainly does."""

    __slots__ = ("call", "caller", "through", "waiting")

    def __init__(self, caller: Target, call: CallSummary, alternatives: int) -> None:
        self.caller = caller
        self.call = call
        self.waiting = set(range(alternatives))
        self.through: Target | BlockingCall | None = None


class BlockingChains:
    """What blocks below the async functions of a project.

    A call that may mean several things blocks if all of them do. From the functions of libraries that block the search
    goes up, call by call: what a call means is asked only where its name is that of something that blocks. What waits
    for something else than a disk comes first, and what certainly does harm before what may; then the shortest way.
    """

    def __init__(self, project: Project, calls: Calls) -> None:
        self._project = project
        self._calls = calls
        self._callers_by_name = project.callers
        self._ways: dict[Target, _Way] = {}
        self._seen: set[Call] = set()
        self._callers: dict[Target, list[tuple[_Edge, int]]] = {}
        self._late: list[tuple[_Edge, int, Target]] = []
        """Calls that were looked at when it was known already that what they call blocks."""
        self._direct: list[list[tuple[_Edge, int, BlockingCall]]] = [[] for _ in range(_GRADES)]
        self.begins: dict[Call, None] = {}
        """The calls in async functions that may be of something that blocks, by their names."""
        for name in sorted(last_names()):
            self._look_at(self._callers_by_name.of_name(name))
        self._spread()

    def chain_from(self, path: str, function: str, call: CallSummary) -> Chain | None:
        """How a call in this async function (its key) of a file comes to block, through functions of the project.

        None if it is not certain to, and for a call that blocks itself.
        """
        alternatives = self._calls.runs(path, function, call)
        if not all(one.blocking or self._first(one) for one in alternatives):
            return None
        begins = [begin for one in alternatives if (begin := self._first(one)) is not None]
        return self._chain(min(begins, key=self._rank)) if begins else None

    def _rank(self, function: Target) -> tuple[int, int]:
        way = self._ways[function]
        return way.grade, way.length

    def _first(self, alternative: Alternative) -> Target | None:
        blocking = [function for function in alternative.functions if function in self._ways]
        return min(blocking, key=self._rank) if blocking else None

    def _chain(self, function: Target) -> Chain:
        hops: list[Hop] = []
        while True:
            call, through, _, _ = self._ways[function]
            if isinstance(through, BlockingCall):
                hops.append(Hop(function.path, call.line, call.column, through.name))
                return Chain(tuple(hops), through)
            hops.append(Hop(function.path, call.line, call.column, self._project.function(through).name))
            function = through

    def _look_at(self, calls: Iterable[Call]) -> None:
        """Note what these calls may run."""
        for call in calls:
            if call.call.is_awaited or call in self._seen:
                continue
            self._seen.add(call)
            caller, made = call
            if self._project.function(caller).is_async:
                self.begins[call] = None
                continue
            alternatives = self._calls.runs(caller.path, caller.name, made)
            if alternatives and all(one.functions or one.blocking for one in alternatives):
                self._note(_Edge(caller, made, len(alternatives)), alternatives)

    def _note(self, edge: _Edge, alternatives: tuple[Alternative, ...]) -> None:
        for number, alternative in enumerate(alternatives):
            for function in alternative.functions:
                self._callers.setdefault(function, []).append((edge, number))
                if function in self._ways:
                    self._late.append((edge, number, function))
            if alternative.blocking is not None:
                self._direct[_grade(alternative.blocking)].append((edge, number, alternative.blocking))

    def _spread(self) -> None:
        """From the calls that block up to all callers, in the order of the length of the way."""
        for grade, direct in enumerate(self._direct):
            reached: deque[Target] = deque()
            for edge, number, blocking in direct:
                self._pass(edge, number, blocking, grade, reached)
            while reached:
                function = reached.popleft()
                self._look_at(self._callers_by_name.of(function))
                while self._late:
                    edge, number, called = self._late.pop()
                    self._pass(edge, number, called, grade, reached)
                for edge, number in self._callers.get(function, ()):
                    self._pass(edge, number, function, grade, reached)

    def _pass(
        self, edge: _Edge, number: int, through: Target | BlockingCall, grade: int, reached: deque[Target]
    ) -> None:
        """One of the things that a call may mean blocks; if that is the last, so does its caller."""
        edge.waiting.discard(number)
        if edge.through is None:
            edge.through = through
        if edge.waiting or edge.caller in self._ways:
            return
        length = 1 if isinstance(edge.through, BlockingCall) else self._ways[edge.through].length + 1
        self._ways[edge.caller] = _Way(edge.call, edge.through, grade, length)
        reached.append(edge.caller)


def _grade(blocking: BlockingCall) -> int:
    """0 is the most serious."""
    return 2 * (blocking.kind == "file") + (blocking.tier == "warn")
