"""What the parameters of functions are given, by all calls of them."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from perflint.project.arguments import argument, handed_to, skips_receiver
from perflint.project.callers import Call, Callers
from perflint.project.target import UNKNOWN, Target, Value, union
from perflint.semantics.summaries.summary import Expression, FunctionSummary, ModuleSummary

_MOST_CALLS = 40
"""Of more calls than this one nearly always is not understood."""
_PLAIN = {"staticmethod", "classmethod", "typing.override", "override", "typing:override"}


class Surroundings(Protocol):
    """What is wanted from the rest of the project."""

    modules: dict[str, ModuleSummary]

    @property
    def callers(self) -> Callers: ...
    def ask(self, path: str, function: str, expression: Expression) -> Value: ...
    def is_inherited(self, path: str, cls: str, name: str) -> bool: ...


class Parameters:
    """A parameter is what every call of its function gives it; unknown if one call may be of the function and is not
    understood, or if the function is handed on or decorated, so that others call it too.

    In a lone module only functions that are private, or inside of others, have no other callers.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._modules = around.modules

    def given(self, path: str, key: str, parameter: str) -> Value:
        """What a parameter without an annotation is given; `key` is that of the function in its summary."""
        function = self._modules[path].functions[key]
        if not self.has_known_callers(path, function):
            return UNKNOWN
        target = Target("function", key, path)
        calls = list(islice(self._calls_of(target), _MOST_CALLS + 1))
        if not calls or len(calls) > _MOST_CALLS:
            return UNKNOWN
        found: list[Value] = []
        for caller, call in calls:
            value = self._around.ask(caller.path, caller.name, call.callee)
            is_other = bool(value) and target not in value and not self._constructs(value, target)
            if value == UNKNOWN and _may_be(call.callee, function):
                return UNKNOWN
            if is_other or not value:
                continue
            owner = self._around.ask(caller.path, caller.name, call.callee.rpartition(":")[0])
            given = argument(function, parameter, call.arguments, skips_receiver(function, call.callee, owner))
            if given is None:
                return UNKNOWN
            if given != "None" and self._is_given(caller, given, set()):
                found.append(self._around.ask(caller.path, caller.name, given) if given else UNKNOWN)
        return union(found) if found else UNKNOWN

    def _is_given(self, caller: Target, given: Expression, seen: set[Target]) -> bool:
        """Whether a call gives something: what it hands on is no parameter of its own that everybody leaves out."""
        function = self._modules[caller.path].functions[caller.name]
        if f"{given}=None" not in function.parameters:
            return True
        if caller in seen:
            return False
        seen.add(caller)
        calls = list(islice(self._calls_of(caller), _MOST_CALLS + 1))
        if not calls or len(calls) > _MOST_CALLS:
            return True
        handed = ((above, handed_to(function, given, call.arguments, bool(function.receiver))) for above, call in calls)
        return any(value not in (None, "None") and self._is_given(above, value, seen) for above, value in handed)

    def has_known_callers(self, path: str, function: FunctionSummary) -> bool:
        """Whether nobody gets hold of a function but those that call it by its name."""
        owner, _, name = function.name.rpartition(".")
        is_hidden = name.startswith("_") or owner.endswith("<locals>")
        if name.startswith("__") and name != "__init__":
            return False
        if not all(decorator in _PLAIN for decorator in function.decorators):
            return False
        if len(self._modules) == 1 and (not is_hidden or name == "__init__"):
            return False
        if self._around.callers.is_handed_on(name):
            return False
        is_method = bool(function.receiver) and name != "__init__"
        return not (is_method and self._around.is_inherited(path, owner, name))

    def _calls_of(self, target: Target) -> Iterator[Call]:
        return (one for one in self._around.callers.of(target) if one.call.form == "call")

    def _constructs(self, value: Value, target: Target) -> bool:
        """Whether a call of what `value` has runs this `__init__`."""
        owner, _, name = target.name.rpartition(".")
        return name == "__init__" and Target("class", owner, target.path) in value


def _may_be(callee: Expression, function: FunctionSummary) -> bool:
    """Whether a call that is not understood may be of this function: what has no receiver is no method."""
    return bool(function.receiver) == (":" in callee)
