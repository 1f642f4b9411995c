"""Where a type comes from: the place in the project that says what an expression is."""

from perflint.project.arguments import parameter_names
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.chains import Hop
from perflint.semantics.summaries.summary import Expression

_MOST_STEPS = 16
_MANAGERS = ("__aenter__", "__enter__")


class Origins:
    """Answers for a whole project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def origin(self, path: str, expression: Expression, function: str) -> Hop | None:
        """The definition, or the call, that says what an expression is; `function` is the key of the one around it.

        None if that is not known to be in the project.
        """
        for _ in range(_MOST_STEPS):
            base, colon, step = expression.rpartition(":")
            if not colon:
                bound = self._bound(path, function, expression)
                if not bound:
                    return self._call(path, function, expression)
                expression = bound
            elif step == "()" and base.rpartition(":")[2] not in _MANAGERS:
                return self._definition(self._project.resolve(path, base, function))
            elif step.isidentifier() and step not in ("await", *_MANAGERS):
                return self._attribute(self._project.resolve(path, base, function), step)
            else:
                expression = base
        return None

    def _bound(self, path: str, function: str, name: str) -> Expression:
        """What a function binds its name to; empty for parameters and global names."""
        summary = self._project.modules[path].functions.get(function)
        return summary.names.get(name, "") if summary is not None else ""

    def _call(self, path: str, key: str, parameter: str) -> Hop | None:
        """The first call of a function that gives it this parameter."""
        function = self._project.modules[path].functions.get(key)
        if function is None or parameter not in parameter_names(function):
            return None
        target = Target("function", key, path)
        for caller, call in self._project.callers.of(target):
            if target in self._project.resolve(caller.path, call.callee, caller.name):
                return Hop(caller.path, call.line, call.column, caller.name)
        return None

    def _definition(self, targets: tuple[Target, ...]) -> Hop | None:
        """The function or class that is called."""
        for target in targets:
            module = self._project.modules.get(target.path)
            found = (module.functions.get(target.name) or module.classes.get(target.name)) if module else None
            if found is not None:
                return Hop(target.path, found.line, 0, found.name)
        return None

    def _attribute(self, targets: tuple[Target, ...], name: str) -> Hop | None:
        """The method that sets an attribute of the instance, the property, or the class that has it."""
        instances = (target for target in targets if target.kind == "instance")
        for cls in (above for target in instances for above in self._project.ancestors(target)):
            module = self._project.modules.get(cls.path)
            summary = module.classes.get(cls.name) if module is not None else None
            if module is None or summary is None:
                continue
            setting = [module.functions.get(inside) for _, inside in summary.attributes.get(name, ())]
            found = next(filter(None, [module.functions.get(f"{cls.name}.{name}"), *setting]), None)
            if found is not None or name in summary.attributes:
                return Hop(cls.path, *((found.line, 0, found.name) if found else (summary.line, 0, summary.name)))
        return None
