"""Which functions of a project are called from outside of it, and why."""

from perflint.knowledge.entry_points import (
    EntryPoint,
    decorated_by,
    decorator_names,
    given,
    handed_to,
    method_names,
    overridden,
    parameter_names,
    taking,
)
from perflint.project.arguments import parameter_names as names_of
from perflint.project.arguments import values
from perflint.project.callers import Call
from perflint.project.decorators import last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.summary import Expression, FunctionSummary

_MOST_TAKERS = 20
"""More calls than these that hand on something of one name are not looked at."""


class Entries:
    """Entry points, each looked for once: by decorators, classes, parameters, and what functions are handed to."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[Target, EntryPoint | None] = {}

    def of(self, function: Target) -> EntryPoint | None:
        """Why and how often this function is called from outside; None if nothing says that it is."""
        if function not in self._known:
            self._known[function] = None  # A group of commands may be decorated by itself.
            self._known[function] = self._found(function)
        return self._known[function]

    def handed_on(self, function: Target) -> tuple[EntryPoint, Call] | None:
        """The call that hands this function to a framework, and what that makes of it."""
        name = last_name(self._project.function(function).name)
        for one in self._project.callers.taking(name)[:_MOST_TAKERS]:
            path, key = one.caller.path, one.caller.name
            taker = self._project.resolve(path, one.call.callee, key)
            found = handed_to(taker[0].name) if len(taker) == 1 and taker[0].kind == "library" else None
            if found is not None and any(
                self._project.resolve(path, each, key) == (function,)
                for each in values(one.call.arguments)
                if last_name(each) == name
            ):
                return found, one
        return None

    def _found(self, target: Target) -> EntryPoint | None:
        function = self._project.function(target)
        around = target.name.rpartition(".<locals>.")[0]
        for decorator in function.decorators:
            if last_name(decorator) in decorator_names():
                name = self._decorator(target.path, decorator, around)
                found = decorated_by(name) if name else None
                if found is not None:
                    return found
        return self._by_class(target, function) or self._by_parameters(target, function)

    def _decorator(self, path: str, decorator: Expression, around: str) -> str:
        """The dotted name of a library's decorator; empty for another one."""
        owner, _, last = decorator.rpartition(":")
        made = self._project.resolve(path, owner, around) if owner else ()
        if len(made) == 1 and made[0].kind == "function":
            group = self.of(made[0])
            return f"click.Group.{last}" if group is not None and group.kind == "command" else ""
        found = self._project.resolve(path, decorator, around)
        return found[0].name if len(found) == 1 and found[0].kind == "library" else ""

    def _by_class(self, target: Target, function: FunctionSummary) -> EntryPoint | None:
        owner, _, name = function.name.rpartition(".")
        if name not in method_names() or owner not in self._project.modules[target.path].classes:
            return None
        bases = self._project.ancestors(Target("class", owner, target.path))
        found = (overridden(base.name, name) for base in bases if base.kind == "library")
        return next(filter(None, found), None)

    def _by_parameters(self, target: Target, function: FunctionSummary) -> EntryPoint | None:
        parameters = names_of(function)[bool(function.receiver) :]
        if not parameters:
            return None
        first = parameters[0]
        if function.names.get(first):
            found = self._project.resolve(target.path, first, target.name)
            return taking(found[0].name) if len(found) == 1 and found[0].kind == "library instance" else None
        imports = self._project.modules[target.path].imports if first in parameter_names() else ()
        return next(filter(None, (given(module, first) for module in imports)), None)
