"""The project: all its modules, and what may be asked of them together."""

from collections.abc import Iterable

from perflint.project.callers import Callers
from perflint.project.module_index import ModuleIndex
from perflint.project.resolution import Resolution
from perflint.project.target import Target
from perflint.semantics.summary import Expression, FunctionSummary, ModuleSummary


class Project:
    """All modules of a project. `modules` has them by path; the order in which they come makes no difference."""

    def __init__(self, summaries: Iterable[ModuleSummary]) -> None:
        self._index = ModuleIndex(summaries)
        self._resolution = Resolution(self._index)
        self.modules = self._index.by_path

    @property
    def callers(self) -> Callers:
        """The calls of the project by the names in them."""
        return self._resolution.callers

    def module(self, name: str) -> ModuleSummary | None:
        """The module with this dotted name; None if there is none, or if several files claim it."""
        return self._index.named(name)

    def function(self, target: Target) -> FunctionSummary:
        """The summary of a target that is a function of the project, or what calling one gives."""
        return self.modules[target.path].functions[target.name]

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
