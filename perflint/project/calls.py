"""What runs when something is called, read, set, entered or gone through."""

from functools import cached_property

from perflint.knowledge.blocking import BlockingCall, blocking_call
from perflint.project.decorators import is_cached, is_context_manager, is_property, is_setter, last_name
from perflint.project.index import Project
from perflint.project.resolution import GETTER, SETTER
from perflint.project.target import Target
from perflint.project.ways import NOTHING, Alternative
from perflint.semantics.summary import CallSummary, Expression, Form

Key = tuple[str, str, Expression, Form]


class Calls:
    """What the calls of a project run; each that is written the same in the same function is looked at once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[Key, tuple[Alternative[BlockingCall], ...]] = {}

    def runs(self, path: str, function: str, call: CallSummary) -> tuple[Alternative[BlockingCall], ...]:
        """All that a call in this function (its key) of a file may mean; empty if that is unknown, or awaited."""
        if call.is_awaited or (call.form in ("get", "set") and last_name(call.callee) not in self._accessors):
            return ()
        key = (path, function, call.callee, call.form)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._alternatives(path, function, call)
        return found

    @cached_property
    def _accessors(self) -> frozenset[str]:
        """The names of all properties: nearly no attribute is one."""
        functions = (one for module in self._project.modules.values() for one in module.functions.values())
        return frozenset(last_name(one.name) for one in functions if is_property(one) or is_setter(one))

    def _alternatives(self, path: str, function: str, call: CallSummary) -> tuple[Alternative[BlockingCall], ...]:
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
        return tuple(map(self._called, targets))

    def _called(self, target: Target) -> Alternative[BlockingCall]:
        match target.kind:
            case "function":
                function = self._project.function(target)
                is_other = function.is_async or function.is_generator or is_cached(function)
                return NOTHING if is_other else Alternative((target,))
            case "class":
                return self._methods(target, "", ("__new__", "__init__", "__post_init__"))
            case "instance":
                return self._methods(target, ":()", ("__call__",))
            case "library":
                return Alternative((), _certain_to_block(target.name))
            case "library instance":
                return Alternative((), _certain_to_block(_method(target, "__call__")))
        return NOTHING

    def _entered(self, target: Target) -> Alternative[BlockingCall]:
        match target.kind:
            case "instance":
                return self._methods(target, ":()", ("__enter__", "__exit__"))
            case "generator":
                return self._generated(target, as_manager=True)
            case "library instance":
                return Alternative((), _certain_to_block(_method(target, "__enter__")))
        return NOTHING

    def _generated(self, target: Target, *, as_manager: bool) -> Alternative[BlockingCall]:
        """The function whose generator runs when it is entered, or gone through."""
        function = self._project.function(target)
        is_run = not function.is_async and is_context_manager(function) is as_manager
        return Alternative((target._replace(kind="function"),)) if is_run else NOTHING

    def _gone_through(self, target: Target) -> Alternative[BlockingCall]:
        match target.kind:
            case "instance":
                return self._iterated(target)
            case "generator":
                return self._generated(target, as_manager=False)
            case "library instance":
                return Alternative((), _certain_to_block(_method(target, "__iter__")))
        return NOTHING

    def _iterated(self, target: Target) -> Alternative[BlockingCall]:
        """`__iter__`, what it gives if that is a generator, and `__next__` of what it gives."""
        instance = f".{target.name}:():__iter__"
        found = self._methods(target, ":()", ("__iter__",))
        functions = list(found.functions)
        for given in self._project.resolve(target.path, f"{instance}:()"):
            if given.kind == "generator" and not self._project.function(given).is_async:
                functions.append(given._replace(kind="function"))
            elif given.kind == "instance":
                functions += self._methods(given, ":()", ("__next__",)).functions
        return Alternative(tuple(dict.fromkeys(functions)), found.end)

    def _methods(self, target: Target, step: str, names: tuple[str, ...]) -> Alternative[BlockingCall]:
        """The methods of a class, or of its instance, that run together; one of a library may block."""
        functions: list[Target] = []
        blocking: BlockingCall | None = None
        for name in names:
            found = self._project.resolve(target.path, f".{target.name}{step}:{name}")
            called = [self._called(one) for one in found if one.kind in ("function", "library")]
            if len(called) == 1:
                functions += called[0].functions
                blocking = blocking or called[0].end
        return Alternative(tuple(functions), blocking)


def _method(target: Target, name: str) -> str:
    return f"{target.name.partition('[')[0]}.{name}"


def _certain_to_block(name: str) -> BlockingCall | None:
    """What a call of this function or class of a library blocks for, whatever its arguments are, and long enough.

    A look at one file is short, and so is the wait for a lock in most cases; a socket may be set not to block; and
    nobody sits before a server and types, though its libraries may have a question for somebody who does.
    """
    known = blocking_call(name.removesuffix(".__init__"))
    if known is None or known.tier not in ("error", "warn") or known.unless or known.is_one_look:
        return None
    is_other = known.kind in ("lock", "input") or known.name.startswith("socket.socket.") or known.name == "os.sendfile"
    return None if is_other else known
