"""Asking other machines, up the call graph: which awaited calls end in a read, and do nothing else."""

import re

from perflint.knowledge.purity import mutator_names
from perflint.knowledge.remote import RemoteRead, is_around_request, last_names, reads_answer, remote_read
from perflint.project.arguments import parameter_names
from perflint.project.callers import Call
from perflint.project.decorators import is_cached, last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.project.ways import NOTHING, Alternative, Run, Ways
from perflint.semantics.summaries.chains import Reading
from perflint.semantics.summaries.summary import CallSummary, Expression, FunctionSummary

_TURNS = re.compile(
    r"(^|_)r?lock|semaphore|limiter|rate_?limit|throttle|transaction|sleep|(^|_)wait($|_)", re.IGNORECASE
)
"""What functions are called that let others wait: in turns, or for some time."""
_IN_SESSION = re.compile(r"(conn|connection|session|transaction|txn)=")
_ITEM = "__setitem__"
_FRESH = (":()", ":await")
_PLAIN = {"abstractmethod", "classmethod", "override", "staticmethod"}
_ROUTES = {"delete", "get", "head", "options", "patch", "post", "put", "api_route", "route", "websocket"}
_CHANGING = mutator_names() | {_ITEM}
_DEEP = 5
"""Synchronous functions are followed through so many others."""


class Reads(Ways[RemoteRead]):
    """What the awaited calls of a project ask of other machines.

    A function reads if it awaits nothing but reads (and what these consist of: answers, clients, time limits), and
    leaves no trace: it sets nothing that others see. What may be kept in a cache is no read, and neither is what lets
    others wait.
    """

    def __init__(self, project: Project) -> None:
        self._known: dict[tuple[str, str, Expression], tuple[Alternative, ...]] = {}
        self._sharing: dict[Target, bool | None] = {}
        """Whether a function's reads share a connection with others; None if it does something else too."""
        self._traceless: dict[Target, bool] = {}
        super().__init__(project, last_names())

    def runs(self, call: Call) -> tuple[Alternative, ...]:
        key = (call.caller.path, call.caller.name, call.call.callee)
        found = self._known.get(key)
        if found is None:
            targets = self.project.resolve(key[0], key[2], key[1])
            found = self._known[key] = tuple(map(self._awaited, targets))
        return found

    def _awaited(self, target: Target) -> Alternative:
        match target.kind:
            case "function" if self.is_passed(target):
                return (Run(target),)
            case "library" if (read := remote_read(target.name)) is not None:
                return (Run(read),)
        return NOTHING

    def is_looked_at(self, call: CallSummary) -> bool:
        return call.is_awaited

    def is_passed(self, caller: Target) -> bool:
        function = self.project.function(caller)
        return function.is_async and not function.is_generator and not is_cached(function)

    def name_of(self, end: RemoteRead) -> str:
        return end.name

    def reading(self, call: Call) -> Reading | None:
        """What an awaited call certainly ends in, if that is a read, and all that it does."""
        alternatives = self.runs(call)
        sharing = self._shares(call, alternatives)
        reading = [run for one in alternatives if (run := self.first(one)) is not None]
        if not reading or sharing is None:
            return None
        hops, read = self.way(min(reading, key=self.rank))
        return Reading(hops, read, sharing)

    def _shares(self, call: Call, alternatives: tuple[Alternative, ...]) -> bool | None:
        """Whether a read may go over a connection that others use; None if the call may do anything else."""
        if any(_IN_SESSION.match(argument) for argument in call.call.arguments):
            return True
        found: list[bool | None] = []
        for alternative in alternatives:
            what = alternative[0].what if alternative else None
            if isinstance(what, Target):
                found.append(self._function_shares(what))
            else:
                found.append(what.is_shared if what is not None else None)
        return None if not found or None in found else any(found)

    def _function_shares(self, function: Target) -> bool | None:
        if function not in self._sharing:
            self._sharing[function] = None  # for functions that call themselves
            self._sharing[function] = self._all_shares(function) if self.does(function) else None
        return self._sharing[function]

    def _all_shares(self, target: Target) -> bool | None:
        function = self.project.function(target)
        if not self._is_traceless(target) or not all(self._is_plain(one, target) for one in function.decorators):
            return None
        found = [
            self._shares(Call(target, call), self.runs(Call(target, call)))
            for call in function.calls
            if call.is_awaited and not self._belongs_to_read(Call(target, call))
        ]
        return None if not found or None in found else any(found)

    def _is_plain(self, decorator: Expression, target: Target) -> bool:
        """Whether a decorator lets its function run each time that it is called, and at once. Those of the project may
        do anything."""
        if last_name(decorator) in _PLAIN:
            return True
        around = target.name.rpartition(".<locals>.")[0]
        own = any(one.path for one in self.project.resolve(target.path, decorator, around))
        return last_name(decorator) in _ROUTES or not (own or "cache" in decorator or _TURNS.search(decorator))

    def _belongs_to_read(self, call: Call) -> bool:
        """Whether this reads the rest of an answer, or opens a client or a time limit around a request."""
        targets = self.project.resolve(call.caller.path, call.call.callee, call.caller.name)
        if any(target.path for target in targets):
            return False
        if targets and all(is_around_request(target.name) for target in targets):
            return True
        owner, _, method = call.call.callee.rpartition(":")
        receiver = self.project.function(call.caller).receiver
        return reads_answer(method) and owner != receiver and (":" not in owner or owner.endswith(":await"))

    def _is_traceless(self, target: Target, deep: int = _DEEP) -> bool:
        """Whether a function sets nothing that is seen elsewhere, and lets nobody wait, as far as that shows."""
        if target not in self._traceless:
            self._traceless[target] = True  # for functions that call themselves
            function = self.project.function(target)
            calls = (Call(target, call) for call in function.calls)
            self._traceless[target] = not any(self._leaves_trace(call, function, deep) for call in calls)
        return self._traceless[target]

    def _leaves_trace(self, call: Call, function: FunctionSummary, deep: int) -> bool:
        callee, form = call.call.callee, call.call.form
        if form == "set":
            return not _is_own(callee, function)
        if form == "get" or call.call.is_awaited:
            return False
        if _TURNS.search(last_name(callee)):
            return True
        targets = self.project.resolve(call.caller.path, callee, call.caller.name)
        own = [target for target in targets if target.kind == "function"]
        if own:
            return any(not deep or not self._is_traceless(target, deep - 1) for target in own)
        if last_name(callee) in _CHANGING:
            return not _is_own(callee, function)
        return not targets and callee.partition(":")[0] == function.receiver


def _is_own(expression: Expression, function: FunctionSummary) -> bool:
    """Whether what is changed there is something that the function has made itself: a variable that is not the
    receiver, a parameter, or another name for something."""
    name = expression.partition(":")[0]
    if name not in function.names or name in parameter_names(function):
        return False
    given = function.names[name]
    return not given or given.endswith(_FRESH)
