"""Blocking, up the call graph: the shortest way from a call in an async function to one that blocks."""

from collections.abc import Collection
from functools import cached_property

from perflint.knowledge.blocking import BlockingCall, last_names
from perflint.project.callers import Call
from perflint.project.calls import Calls
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.project.ways import Alternative, Ways
from perflint.semantics.summaries.chains import Chain
from perflint.semantics.summaries.summary import CallSummary

_FEW = 4
"""Where async functions come to call less than one function of so many, it pays to find out first which."""


class BlockingChains(Ways[BlockingCall]):
    """What blocks below the async functions of a project.

    What waits for something else than a disk comes first, and what certainly does harm before what may.
    """

    grades = 4

    def __init__(self, project: Project, calls: Calls) -> None:
        self._calls = calls
        super().__init__(project, last_names())

    def runs(self, call: Call) -> tuple[Alternative, ...]:
        return self._calls.runs(call.caller.path, call.caller.name, call.call)

    def is_looked_at(self, call: CallSummary) -> bool:
        return not (call.is_awaited or call.is_rare)

    def is_passed(self, caller: Target) -> bool:
        return not self.project.function(caller).is_async and (self._below is None or caller in self._below)

    @cached_property
    def _below(self) -> Collection[Target] | None:
        """The async functions, and all that they come to call; None if that is much of the project."""
        modules = self.project.modules
        total = sum(len(module.functions) for module in modules.values())
        below = {
            Target("function", key, path): None
            for path, module in modules.items()
            for key, function in module.functions.items()
            if function.is_async
        }
        pending = [*below]
        while pending:
            if len(below) * _FEW > total:
                return None
            caller = pending.pop()
            for call in filter(self.is_looked_at, self.project.function(caller).calls):
                runs = (run.what for alternative in self.runs(Call(caller, call)) for run in alternative)
                more = {what: None for what in runs if isinstance(what, Target) and what not in below}
                below |= more
                pending += more
        return below

    def grade(self, end: BlockingCall) -> int:
        return 2 * (end.kind == "file") + (end.tier == "warn")

    def name_of(self, end: BlockingCall) -> str:
        return end.name

    def chain_from(self, path: str, function: str, call: CallSummary) -> Chain | None:
        """How a call in this async function (its key) of a file comes to block, through functions of the project.

        Without hops for a call that blocks itself; None if it is not certain to.
        """
        firsts = [self.first(one) for one in self._calls.runs(path, function, call)]
        begins = [one for one in firsts if one is not None]
        return Chain(*self.way(min(begins, key=self.rank))) if begins and None not in firsts else None
