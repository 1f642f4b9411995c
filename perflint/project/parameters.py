"""What the parameters of functions are given, by all calls of them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from perflint.project.callers import Call, Callers
from perflint.project.decorators import is_class_method, last_name
from perflint.project.target import UNKNOWN, Target, Value, union
from perflint.semantics.summary import Expression, FunctionSummary, ModuleSummary

_MOST_CALLS = 40
"""Of more calls than this one nearly always is not understood."""
_PLAIN = {"staticmethod", "classmethod", "typing.override", "override", "typing:override"}


class Surroundings(Protocol):
    """What is wanted from the rest of the project."""

    modules: dict[str, ModuleSummary]

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
        if not self._has_known_callers(path, function):
            return UNKNOWN
        target = Target("function", key, path)
        calls = list(self._calls_of(target))
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
            argument = _argument(
                function, parameter, call.arguments, self._skips_receiver(caller, call.callee, function)
            )
            if argument is None:
                return UNKNOWN
            if argument != "None":
                found.append(self._around.ask(caller.path, caller.name, argument) if argument else UNKNOWN)
        return union(found) if found else UNKNOWN

    def _has_known_callers(self, path: str, function: FunctionSummary) -> bool:
        owner, _, name = function.name.rpartition(".")
        is_hidden = name.startswith("_") or owner.endswith("<locals>")
        if name.startswith("__") and name != "__init__":
            return False
        if not all(decorator in _PLAIN for decorator in function.decorators):
            return False
        if len(self._modules) == 1 and (not is_hidden or name == "__init__"):
            return False
        if self.callers.is_handed_on(name):
            return False
        is_method = bool(function.receiver) and name != "__init__"
        return not (is_method and self._around.is_inherited(path, owner, name))

    @cached_property
    def callers(self) -> Callers:
        """The calls of the project by the names in them."""
        return Callers(self._modules)

    def _calls_of(self, target: Target) -> Iterator[Call]:
        return (one for one in self.callers.of(target) if one.call.form == "call")

    def _constructs(self, value: Value, target: Target) -> bool:
        """Whether a call of what `value` has runs this `__init__`."""
        owner, _, name = target.name.rpartition(".")
        return name == "__init__" and Target("class", owner, target.path) in value

    def _skips_receiver(self, caller: Target, callee: Expression, function: FunctionSummary) -> bool:
        """Whether the first argument is for the second parameter: a method of an instance, or a constructor."""
        owner, colon, last = callee.rpartition(":")
        if not function.receiver:
            return False
        if is_class_method(function) or not colon or last != last_name(function.name):
            return True
        return all(one.kind != "class" for one in self._around.ask(caller.path, caller.name, owner))


def _may_be(callee: Expression, function: FunctionSummary) -> bool:
    """Whether a call that is not understood may be of this function: what has no receiver is no method."""
    return bool(function.receiver) == (":" in callee)


def _argument(
    function: FunctionSummary, parameter: str, arguments: tuple[Expression, ...], skips_receiver: bool
) -> Expression | None:
    """What a call gives a parameter; its default, if nothing; None if that can't be told."""
    names = [one.partition("=")[0] for one in function.parameters]
    position = names.index(parameter)
    is_positional = "*" not in names[:position]
    place = position - skips_receiver
    for number, argument in enumerate(arguments):
        key, equals, value = argument.partition("=")
        if argument == "*" or (equals and key == parameter):
            return value or None
        if is_positional and number == place and not equals:
            return argument
    _, equals, default = function.parameters[position].partition("=")
    return default if equals else None
