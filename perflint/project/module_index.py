"""Modules by their names, and what they have on their top level."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perflint.semantics.summaries.summary import ModuleSummary


class Located(NamedTuple):
    """A module, and the part of a dotted name below it."""

    module: ModuleSummary
    rest: tuple[str, ...]


class Starred(NamedTuple):
    """Where a name comes from that is imported with a star: a module of the project, or the name of a library's."""

    module: ModuleSummary | None
    library: str = ""


class ModuleIndex:
    """All modules of a project. Two files may have the same short name, so a module is known by its path.

    A module of a directory without `__init__.py` can be imported by every longer end of its path too (`c` as `b.c`
    and `a.b.c`). A name that two files claim belongs to neither.
    """

    def __init__(self, summaries: Iterable[ModuleSummary]) -> None:
        self.by_path = {summary.path: summary for summary in sorted(summaries, key=lambda summary: summary.path)}
        self._named: dict[str, ModuleSummary | None] = {}
        self._tops: set[str] = set()
        longer: dict[str, ModuleSummary | None] = {}
        for summary in self.by_path.values():
            self._claim(self._named, summary.name, summary)
            for name in _longer_names(summary):
                self._claim(longer, name, summary)
        self._named = longer | self._named
        self._tops = {name.partition(".")[0] for name in self._named}

    @staticmethod
    def _claim(names: dict[str, ModuleSummary | None], name: str, summary: ModuleSummary) -> None:
        other = names.get(name, summary)
        is_same = other is not None and other.path == summary.path
        if other is not None and not is_same and _is_stub(other) != _is_stub(summary):
            names[name] = other if _is_stub(summary) else summary
        else:
            names[name] = summary if is_same else None

    def named(self, name: str) -> ModuleSummary | None:
        """The module with this dotted name; None if there is none, or if it isn't certain which."""
        return self._named.get(name)

    def is_own(self, name: str) -> bool:
        """Whether a dotted name begins with a module of the project, as its first part tells."""
        return name.partition(".")[0] in self._tops

    def locate(self, name: str) -> Located | None:
        """The module with the longest name that `name` begins with; None if `name` is of a library."""
        parts = name.split(".")
        if parts[0] not in self._tops or self._is_hidden(parts[0]):
            return None
        for count in range(len(parts), 0, -1):
            module = self._named.get(".".join(parts[:count]))
            if module is not None:
                return Located(module, tuple(parts[count:]))
        return None

    def _is_hidden(self, top: str) -> bool:
        """Whether the standard library has a module of this name, that is found before a lone file of the project."""
        module = self._named.get(top)
        return top in sys.stdlib_module_names and not (module is not None and module.is_package)

    def submodule(self, package: ModuleSummary, name: str) -> ModuleSummary | None:
        return self._named.get(f"{package.name}.{name}") if package.is_package else None

    def parent(self, module: ModuleSummary) -> ModuleSummary | None:
        return self._named.get(module.name.rpartition(".")[0])

    def starred(self, module: ModuleSummary, name: str) -> Starred | None:
        """The module that `name` comes from by `from ... import *`, directly or through others; the last import
        counts. If no module of the project has it, a library's may, if there is but one."""
        libraries: dict[str, None] = {}
        seen = {module.path}
        pending = list(self._star_imports(module, name, libraries))
        while pending:
            source = pending.pop()
            if source.path in seen:
                continue
            seen.add(source.path)
            if has(source, name) or (source.exports is not None and self.submodule(source, name) is not None):
                return Starred(source)
            pending += self._star_imports(source, name, libraries)
        is_public = not name.startswith("_")
        return Starred(None, next(iter(libraries))) if is_public and len(libraries) == 1 else None

    def _star_imports(self, module: ModuleSummary, name: str, libraries: dict[str, None]) -> Iterator[ModuleSummary]:
        for star in module.stars:
            source = self._named.get(star) if not self._is_hidden(star.partition(".")[0]) else None
            if source is not None:
                if _exports(source, name):
                    yield source
            elif star and self.locate(star) is None:
                libraries[star] = None


def has(module: ModuleSummary, name: str) -> bool:
    """Whether the module itself binds this name on its top level."""
    return name in module.names or name in module.functions or name in module.classes


def _exports(module: ModuleSummary, name: str) -> bool:
    return not name.startswith("_") if module.exports is None else name in module.exports


def _is_stub(module: ModuleSummary) -> bool:
    return module.path.endswith(".pyi")


def _longer_names(summary: ModuleSummary) -> Iterator[str]:
    """`b.c` and `a.b.c` for the module `c` in `a/b/c.py`."""
    parts = os.path.splitext(summary.path)[0].replace("\\", "/").split("/")
    if parts[-1] == "__init__":
        parts.pop()
    own = summary.name.split(".")
    if parts[-len(own) :] != own:
        return
    name = summary.name
    for part in reversed(parts[: -len(own)]):
        if not part.isidentifier():
            return
        name = f"{part}.{name}"
        yield name
