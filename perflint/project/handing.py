"""Functions that are handed to functions of the project, which call them."""

from collections.abc import Iterator
from typing import NamedTuple

from perflint.knowledge.decorators import run_elsewhere
from perflint.project.arguments import argument, parameter_names, skips_receiver, values
from perflint.project.decorators import last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.summary import CallSummary, Expression, FunctionSummary


class Step(NamedTuple):
    """A call in a function of the project, on the way to what was handed to it."""

    function: Target
    call: CallSummary


Steps = tuple[Step, ...]


class Handing:
    """Which functions call what they are given."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[tuple[Target, str], Steps] = {}
        self._used: dict[Target, tuple[str, ...]] = {}

    def called(self, target: Target, path: str, function: str, call: CallSummary) -> Iterator[tuple[Expression, Steps]]:
        """The arguments of this call of `target` that it calls, each with the calls that lead there.

        `path` and `function` (its key) are those of where the call stands.
        """
        called = self._project.function(target)
        for parameter in self._called_or_passed(target, called):
            owner = self._project.resolve(path, call.callee.rpartition(":")[0], function)
            given = argument(called, parameter, call.arguments, skips_receiver(called, call.callee, owner))
            if given and given in values(call.arguments) and not given.endswith(":()"):
                steps = self._steps(target, parameter)
                if steps:
                    yield given, steps

    def _called_or_passed(self, target: Target, function: FunctionSummary) -> tuple[str, ...]:
        """The parameters that a function may call, or hand on to others."""
        found = self._used.get(target)
        if found is None:
            used = {value for call in function.calls for value in (call.callee, *values(call.arguments))}
            names = (one for one in parameter_names(function) if one in used and one != "*")
            found = self._used[target] = tuple(one for one in names if function.names.get(one) != "None")
        return found

    def _steps(self, target: Target, parameter: str) -> Steps:
        """The calls from this function to where what it gets as this parameter is called; empty if it is not, or may
        run in another thread."""
        key = (target, parameter)
        if key not in self._known:
            self._known[key] = ()  # Functions that hand it round in a circle.
            self._known[key] = self._found(target, parameter)
        return self._known[key]

    def _found(self, target: Target, parameter: str) -> Steps:
        function = self._project.function(target)
        passing = [call for call in function.calls if parameter in values(call.arguments)]
        if any(last_name(call.callee) in run_elsewhere() for call in passing):
            return ()
        for call in function.calls:
            if call.callee == parameter and call.form == "call" and not call.is_awaited:
                return (Step(target, call),)
        return next(filter(None, (self._passed_on(target, function, parameter, call) for call in passing)), ())

    def _passed_on(self, target: Target, function: FunctionSummary, parameter: str, call: CallSummary) -> Steps:
        if call.is_awaited or call.form != "call":
            return ()
        found = self._project.resolve(target.path, call.callee, target.name)
        if len(found) != 1 or found[0].kind != "function":
            return ()
        called = self._project.function(found[0])
        if called.is_async or called.is_generator:
            return ()
        for given, steps in self.called(found[0], target.path, target.name, call):
            if given == parameter:
                return (Step(target, call), *steps)
        return ()
