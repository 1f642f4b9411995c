"""What runs when something is called, read, set, entered or gone through."""

from functools import cached_property

from perflint.knowledge.blocking import BlockingCall, blocking_call
from perflint.project.callers import CONSTRUCTING
from perflint.project.decorators import is_cached, is_context_manager, is_property, is_setter, last_name
from perflint.project.handing import Handing
from perflint.project.index import Project
from perflint.project.steps import GETTER, SETTER
from perflint.project.target import Target
from perflint.project.ways import NOTHING, Alternative, Run
from perflint.semantics.summaries.summary import CallSummary, Expression, Form

Key = tuple[str, str, Expression, Form]


class Calls:
    """What the calls of a project run; each that is written the same in the same function is looked at once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[Key, tuple[Alternative, ...]] = {}
        self._run_by: dict[Target, Alternative] = {}
        self._handing = Handing(project)

    def runs(self, path: str, function: str, call: CallSummary) -> tuple[Alternative, ...]:
        """All that a call in this function (its key) of a file may mean; empty if that is unknown, or awaited."""
        if call.is_awaited or (call.form in ("get", "set") and last_name(call.callee) not in self._accessors):
            return ()
        key = (path, function, call.callee, call.form)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._alternatives(path, function, call)
        if call.form == "call" and call.arguments and any(found):
            return tuple([one + self._handed(one, path, function, call) for one in found])
        return found

    @cached_property
    def _accessors(self) -> frozenset[str]:
        """The names of all properties: nearly no attribute is one."""
        functions = (one for module in self._project.modules.values() for one in module.functions.values())
        return frozenset(last_name(one.name) for one in functions if is_property(one) or is_setter(one))

    def _alternatives(self, path: str, function: str, call: CallSummary) -> tuple[Alternative, ...]:
        expression = call.callee
        if call.form in ("get", "set"):
            owner, colon, name = expression.rpartition(":")
            if not colon:
                return ()
            expression = f"{owner}:{GETTER if call.form == 'get' else SETTER}{name}"
        targets = self._project.resolve(path, expression, function)
        match call.form:
            case "enter":
                return tuple(map(self._entered, targets))
            case "iterate":
                return tuple(map(self._gone_through, targets))
        return tuple(self._called(one) for target in targets for one in self._project.implementations(target))

    def _handed(self, alternative: Alternative, path: str, function: str, call: CallSummary) -> Alternative:
        """What a call runs because it hands it to a function that calls it."""
        runs: list[Run] = []
        for run in alternative:
            if isinstance(run.what, Target):
                for argument, steps in self._handing.called(run.what, path, function, call):
                    called = [self._called(one) for one in self._project.resolve(path, argument, function)]
                    if len(called) == 1:
                        runs += (Run(one.what, steps) for one in called[0])
        return tuple(runs)

    def _called(self, target: Target) -> Alternative:
        found = self._run_by.get(target)
        if found is None:
            found = self._run_by[target] = self._run_by_calling(target)
        return found

    def _run_by_calling(self, target: Target) -> Alternative:
        match target.kind:
            case "function":
                function = self._project.function(target)
                is_other = function.is_async or function.is_generator or is_cached(function)
                return NOTHING if is_other else (Run(target),)
            case "class":
                return self._methods(target, "", CONSTRUCTING)
            case "instance":
                return self._methods(target, ":()", ("__call__",))
            case "library":
                return _of_library(target.name)
            case "library instance":
                return _of_library(_method(target, "__call__"))
            case "yield":
                return self._generated(target, as_manager=False)
        return NOTHING

    def _entered(self, target: Target) -> Alternative:
        match target.kind:
            case "instance":
                return self._methods(target, ":()", ("__enter__", "__exit__"))
            case "generator":
                return self._generated(target, as_manager=True)
            case "library instance":
                return _of_library(_method(target, "__enter__"))
        return NOTHING

    def _generated(self, target: Target, *, as_manager: bool) -> Alternative:
        """The function whose generator runs when it is entered, or gone through."""
        function = self._project.function(target)
        is_run = not function.is_async and is_context_manager(function) is as_manager
        return (Run(target._replace(kind="function")),) if is_run else NOTHING

    def _gone_through(self, target: Target) -> Alternative:
        match target.kind:
            case "instance":
                return self._iterated(target)
            case "generator":
                return self._generated(target, as_manager=False)
            case "library instance":
                return _of_library(_method(target, "__iter__"))
        return NOTHING

    def _iterated(self, target: Target) -> Alternative:
        """`__iter__`, what it gives if that is a generator, and `__next__` of what it gives."""
        runs = list(self._methods(target, ":()", ("__iter__",)))
        for given in self._project.resolve(target.path, f".{target.name}:():__iter__:()"):
            if given.kind == "generator":
                runs += self._generated(given, as_manager=False)
            elif given.kind == "instance":
                runs += (one for one in self._methods(given, ":()", ("__next__",)) if isinstance(one.what, Target))
        return tuple(dict.fromkeys(runs))

    def _methods(self, target: Target, step: str, names: tuple[str, ...]) -> Alternative:
        """The methods of a class, or of its instance, that run together; one of a library may block."""
        runs: list[Run] = []
        for name in names:
            found = self._project.resolve(target.path, f".{target.name}{step}:{name}")
            called = [self._called(one) for one in found if one.kind in ("function", "library")]
            if len(called) == 1:
                runs += called[0]
        return tuple(runs)


def _method(target: Target, name: str) -> str:
    return f"{target.name.partition('[')[0]}.{name}"


def _of_library(name: str) -> Alternative:
    blocking = _certain_to_block(name)
    return (Run(blocking),) if blocking is not None else NOTHING


_SHORT = {"os.sendfile", "subprocess.Popen"}


def _certain_to_block(name: str) -> BlockingCall | None:
    """What a call of this function or class of a library blocks for, whatever its arguments are, and long enough.

    A look at one file is short, and so is the wait for a lock in most cases; a socket may be set not to block; nobody
    sits before a server and types, though its libraries may have a question for somebody who does; a second event loop
    is an error where there is one already; and to start a process is not to wait for it.
    """
    known = blocking_call(name.removesuffix(".__init__"))
    if known is None or known.tier not in ("error", "warn") or known.unless or known.is_one_look:
        return None
    is_other = known.kind in ("event loop", "input", "lock") or known.name in _SHORT
    return None if is_other or known.name.startswith("socket.socket.") else known
