"""Heat, down the call graph: what request handlers, tasks and loops call runs often; what is called by nothing but
set-ups, migrations and commands for upkeep runs seldom.

It is looked for upwards, from the function that somebody asks about.
"""

from typing import NamedTuple

from perflint.findings.cost import Heat
from perflint.knowledge.entry_points import is_seldom_run
from perflint.project.arguments import handed_to, parameter_names
from perflint.project.callers import Call
from perflint.project.decorators import is_cached, last_name
from perflint.project.entries import Entries
from perflint.project.index import Project
from perflint.project.runners import Runners
from perflint.project.target import Target
from perflint.semantics.moments.beginnings import is_called_like_setup
from perflint.semantics.summaries.chains import Hop, Warmth
from perflint.syntax.tests import is_test_path

_MOST_FUNCTIONS = 60
"""So many functions are looked at, the nearest first, for what makes one of them hot or all of them cold."""


class _Step(NamedTuple):
    """A call on the way down, and the function that it leads to."""

    call: Call
    to: Target


class HeatDown:
    """Answers how often functions run. What is found out about the callers of each is remembered."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._runners = Runners(project)
        self._entries = Entries(project)
        self._certain: dict[Target, Heat | None] = {}

    def warmth(self, path: str, key: str, here: Heat) -> Warmth | None:
        """How often a function (its key) of a file runs, if that is something else than its module says: `here`.

        Behind question marks stand parameters: only the calls count that give these.
        """
        key, *wanted = key.split("?")
        if key not in self._project.modules[path].functions:
            return None
        function = Target("function", key, path)
        entry = self._entries.of(function)
        if entry is not None:
            return Warmth(entry.heat) if entry.heat is not here else None
        # Of several functions of one name, the summary has the last.
        known = parameter_names(self._project.function(function))
        above = self._above(function, [name for name in wanted if name in known])
        cold = self._cold(above)
        if here is not Heat.HOT and (found := self._heated(function, above, cold, by_loops=here is Heat.WARM)):
            return found
        return Warmth(Heat.COLD) if function in cold and here is not Heat.COLD else None

    def _above(self, function: Target, wanted: list[str]) -> dict[Target, tuple[Call, ...]]:
        """The calls of the functions that lead to this one, the nearest first; up to what is certain by itself. Of the
        function itself, those that give what is wanted; who hands on a parameter of its own has to get that."""
        found: dict[Target, tuple[Call, ...]] = {}
        pending = [(function, wanted)]
        for one, names in pending:
            if one not in found and len(found) < _MOST_FUNCTIONS and (one == function or self._own(one) is None):
                calls = self._runners.of(one).calls
                given = [(call, self._handed_on(call, one, names)) for call in calls]
                found[one] = tuple(call for call, own in given if own is not None)
                pending += [(call.caller, own) for call, own in given if own is not None]
        return found

    def _handed_on(self, call: Call, function: Target, wanted: list[str]) -> list[str] | None:
        """The caller's parameters with defaults that a call gives as those that are wanted; None if one is left out."""
        if not wanted:
            return []
        called, caller = self._project.function(function), self._project.function(call.caller)
        # A method is called on an instance, as a rule.
        given = [handed_to(called, name, call.call.arguments, bool(called.receiver)) for name in wanted]
        if any(one in (None, "None") for one in given):
            return None
        return [one for one in given if one and any(own.startswith(f"{one}=") for own in caller.parameters)]

    def _own(self, function: Target) -> Heat | None:
        """What is certain of how often a function runs, whoever calls it."""
        if function not in self._certain:
            self._certain[function] = self._found_own(function)
        return self._certain[function]

    def _found_own(self, function: Target) -> Heat | None:
        entry = self._entries.of(function)
        if entry is not None:
            return entry.heat
        summary = self._project.function(function)
        sets_up = is_called_like_setup(last_name(summary.name)) and "request" not in summary.parameters
        return Heat.COLD if sets_up or is_seldom_run(function.path) or is_test_path(function.path) else None

    def _cold(self, above: dict[Target, tuple[Call, ...]]) -> set[Target]:
        """Those of these functions that nothing but cold ones call, from these downwards."""
        cold: set[Target] = set()
        open_ = [one for one in above if self._runners.of(one).are_all]
        while True:
            more = [one for one in open_ if one not in cold and self._is_cold(one, above[one], cold)]
            if not more:
                return cold
            cold.update(more)

    def _is_cold(self, function: Target, calls: tuple[Call, ...], cold: set[Target]) -> bool:
        callers = {call.caller for call in calls} - {function}
        return bool(callers) and all(one in cold or self._own(one) is Heat.COLD for one in callers)

    def _heated(
        self, function: Target, above: dict[Target, tuple[Call, ...]], cold: set[Target], *, by_loops: bool
    ) -> Warmth | None:
        """The shortest way to the function from what is called from outside often, else from a loop."""
        down: dict[Target, _Step] = {}
        looped: _Step | None = None
        for one, calls in above.items():
            if (one != function and one not in down) or is_cached(self._project.function(one)):
                continue
            handed = self._entries.handed_on(one)
            if handed is not None and handed[0].heat is Heat.HOT:
                first = _Step(handed[1], one)
                return self._way(handed[0].kind, [first, *_steps(one, function, down)], is_handed_on=True)
            for call in calls:
                caller = call.caller
                if caller not in down and caller != function:
                    down[caller] = _Step(call, one)
                if self._own(caller) is Heat.HOT:
                    entry = self._entries.of(caller)
                    return self._way(entry.kind if entry else "", _steps(caller, function, down))
                is_warm = caller not in cold and self._own(caller) is not Heat.COLD
                if looped is None and call.call.in_loop and is_warm and caller != one:
                    looped = _Step(call, one)
        if looped is None or not by_loops:
            return None
        return self._way("loop", [looped, *_steps(looped.to, function, down)])

    def _way(self, reason: str, steps: list[_Step], *, is_handed_on: bool = False) -> Warmth:
        hops = []
        for (caller, call), _ in steps:
            name = self._project.function(caller).name
            hops.append(Hop(caller.path, call.line, call.column, name))
        return Warmth(Heat.HOT, reason, tuple(hops), is_handed_on)


def _steps(start: Target, end: Target, down: dict[Target, _Step]) -> list[_Step]:
    """The way from one function down to another one."""
    steps: list[_Step] = []
    while start != end:
        steps.append(down[start])
        start = down[start].to
    return steps
