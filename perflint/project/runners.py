"""Which calls run a function, and whether anything else may."""

from functools import cached_property
from typing import NamedTuple

from perflint.project.callers import CONSTRUCTING, Call
from perflint.project.decorators import is_property, is_setter, last_name
from perflint.project.index import Project
from perflint.project.steps import GETTER, SETTER
from perflint.project.target import Target
from perflint.semantics.summaries.summary import FunctionSummary

_MOST_CALLS = 60
"""A function is not looked for among more calls than these that are of its name: `get`."""
_BY_FORM = {"enter": ("__enter__", "__exit__"), "iterate": ("__iter__", "__next__")}


class Runs(NamedTuple):
    """The calls that certainly run a function. `are_all`: nothing else does, in this project or outside of it."""

    calls: tuple[Call, ...]
    are_all: bool


class Runners:
    """Looks among the calls of a function's name for those that run it; for each function once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[Target, Runs] = {}

    def of(self, function: Target) -> Runs:
        found = self._known.get(function)
        if found is None:
            found = self._known[function] = self._found(function)
        return found

    def _found(self, function: Target) -> Runs:
        summary = self._project.function(function)
        calls: list[Call] = []
        are_all = self._has_known_callers(function, summary)
        for number, call in enumerate(self._project.callers.of(function)):
            if number >= _MOST_CALLS:
                return Runs((), False)
            runs = self._runs(call, function, summary)
            if runs:
                calls.append(call)
            elif runs is None:
                are_all = False
        return Runs(tuple(dict.fromkeys(calls)), are_all)

    def _has_known_callers(self, function: Target, summary: FunctionSummary) -> bool:
        """Whether nobody gets hold of the function but those that call it."""
        name, top = last_name(summary.name), summary.name.partition(".")[0]
        if self._project.callers.is_mentioned(name) or top in self._exported:
            return False
        return self._project.has_known_callers(function)

    @cached_property
    def _exported(self) -> frozenset[str]:
        """The names that modules offer to whoever imports them: `__all__`, and what packages import."""
        modules = self._project.modules.values()
        offered = {name for module in modules for name in module.exports or ()}
        return frozenset(offered.union(*(module.names for module in modules if module.is_package)))

    def _runs(self, call: Call, function: Target, summary: FunctionSummary) -> bool | None:
        """Whether a call runs the function; None if it may, or gets hold of it without a call."""
        made, last = call.call, last_name(summary.name)
        callee = made.callee
        if made.form in ("get", "set"):
            if not (is_setter(summary) if made.form == "set" else is_property(summary)):
                found = self._project.resolve(call.caller.path, callee, call.caller.name)
                return None if not found or function in found else False
            owner, _, name = callee.rpartition(":")
            callee = f"{owner}:{GETTER if made.form == 'get' else SETTER}{name}"
        elif made.form in _BY_FORM:
            if last not in _BY_FORM[made.form]:
                return False  # A generator that is gone through is called there, too.
            callee = f"{callee}:{last}"
        found = self._project.resolve(call.caller.path, callee, call.caller.name)
        if last in CONSTRUCTING:
            found = tuple(one for target in found for one in self._constructor(target, last))
        if found == (function,):
            return True
        return None if not found or function in found else False

    def _constructor(self, target: Target, name: str) -> tuple[Target, ...]:
        if target.kind != "class":
            return (target,)
        return self._project.resolve(target.path, f".{target.name}:{name}") or (target,)
