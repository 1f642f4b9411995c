"""The project: all its modules, and what may be asked of them together."""

from collections.abc import Iterable

from perflint.project.callers import Callers
from perflint.project.decorators import is_abstract
from perflint.project.derived import Derived
from perflint.project.module_index import ModuleIndex
from perflint.project.resolution import Resolution
from perflint.project.target import Target
from perflint.semantics.summaries.summary import Expression, FunctionSummary, ModuleSummary


class Project:
    """All modules of a project. `modules` has them by path; the order in which they come makes no difference."""

    def __init__(self, summaries: Iterable[ModuleSummary]) -> None:
        self._index = ModuleIndex(summaries)
        self._resolution = Resolution(self._index)
        self.modules = self._index.by_path
        self._derived = Derived(self.modules, self.resolve)

    @property
    def callers(self) -> Callers:
        """The calls of all modules by their names."""
        return self._resolution.callers

    def close(self) -> None:
        """Forget everything that refers back to the project."""
        self._resolution.close()

    def module(self, name: str) -> ModuleSummary | None:
        """The module with this dotted name; None if there is none, or if several files claim it."""
        return self._index.named(name)

    def function(self, target: Target) -> FunctionSummary:
        """The summary of a target that is a function of the project, or what calling one gives."""
        return self.modules[target.path].functions[target.name]

    def implementations(self, target: Target) -> tuple[Target, ...]:
        """What may run if this is called: of an abstract method all that override it, else the thing itself."""
        if target.kind != "function" or not is_abstract(self.function(target)):
            return (target,)
        owner, _, name = target.name.rpartition(".")
        keys = [(cls.path, f"{cls.name}.{name}") for cls in self._derived.of(Target("class", owner, target.path))]
        found = [Target("function", key, path) for path, key in keys if key in self.modules[path].functions]
        return tuple(one for one in found if not is_abstract(self.function(one))) or (target,)

    def has_known_callers(self, function: Target) -> bool:
        """Whether nobody gets hold of a function of the project but those that call it by its name."""
        return self._resolution.parameters.has_known_callers(function.path, self.function(function))

    def ancestors(self, cls: Target) -> tuple[Target, ...]:
        """A class of the project and its bases, in the order of look-up; those of libraries without theirs."""
        return self._resolution.lookup_order(cls)

    def resolve(self, path: str, expression: Expression, function: str = "") -> tuple[Target, ...]:
        """All that an expression may stand for; empty if that is unknown.

        `path` is the file that it stands in, `function` the key of the function (empty: on the top level).
        """
        return self._resolution.resolve(path, function, expression)

    def type_of(self, path: str, expression: Expression, function: str = "") -> str:
        """The type that an expression certainly has, as the knowledge tables write it; empty if that is unknown.

        Classes of the file itself begin with a dot, other ones of the project with the name of their module.
        """
        return self._resolution.type_text(self._resolution.resolve(path, function, expression), path)
