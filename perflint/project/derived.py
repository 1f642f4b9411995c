"""The classes that derive from a class."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from perflint.project.decorators import last_name
from perflint.project.target import Target
from perflint.semantics.summaries.summary import Expression, ModuleSummary

Resolve = Callable[[str, Expression, str], tuple[Target, ...]]


class Derived:
    """Looked up by the last name of the base first; what it means is asked only there."""

    def __init__(self, modules: Mapping[str, ModuleSummary], resolve: Resolve) -> None:
        self._modules = modules
        self._resolve = resolve

    def of(self, cls: Target) -> Iterator[Target]:
        """All classes that derive from `cls`, directly or through others."""
        seen = {cls}
        pending = [cls]
        while pending:
            base = pending.pop()
            for derived, written in self._by_base.get(last_name(base.name), ()):
                scope = derived.name.rpartition(".<locals>.")[0]
                if derived not in seen and self._resolve(derived.path, written, scope) == (base,):
                    seen.add(derived)
                    pending.append(derived)
                    yield derived

    @cached_property
    def _by_base(self) -> dict[str, list[tuple[Target, Expression]]]:
        found: dict[str, list[tuple[Target, Expression]]] = {}
        for path, module in self._modules.items():
            for cls in module.classes.values():
                for base in cls.bases:
                    found.setdefault(last_name(base), []).append((Target("class", cls.name, path), base))
        return found
