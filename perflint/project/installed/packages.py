"""Where installed packages lie: in the project's virtual environment, else in the one that perflint runs in."""

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

_ENVIRONMENTS = (".venv", "venv", "env")
_SUFFIXES = (".py", ".pyi")
"""Source first; where there is only a compiled module, the stub beside it."""


class Located(NamedTuple):
    """A module: its file, or without one the directories of a namespace package."""

    file: str
    directories: tuple[str, ...]
    """Where its submodules lie; empty for a module that is no package."""


class Packages:
    """Finds modules by their names, by looking at directories alone.

    `root` is the project's. Its own modules are not found: they are summarized, and an installed copy of them may be an
    old one. Nor is the standard library, which the knowledge tables describe.
    """

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root)
        environment = _environment(self._root)
        self._sites = tuple(_sites_of(environment)) if environment else tuple(_running_sites())
        self._search = tuple(dict.fromkeys(path for site in self._sites for path in (site, *self._added_in(site))))
        self._found: dict[str, Located | None] = {}

    def find(self, module: str) -> Located | None:
        """The source of the module with this dotted name; None if there is none, or only a compiled one."""
        if module not in self._found:
            self._found[module] = self._look_for(module)
        return self._found[module]

    def _look_for(self, module: str) -> Located | None:
        package, _, name = module.rpartition(".")
        if package:
            parent = self.find(package)
            return _in_directories(parent.directories, name) if parent is not None else None
        if not name or name in sys.stdlib_module_names or self._is_of_project(name):
            return None
        return _in_directories(self._search, name)

    def _is_of_project(self, name: str) -> bool:
        directories = (self._root, os.path.join(self._root, "src"))
        return any(_holds(directory, name) for directory in directories if directory not in self._search)

    def _added_in(self, site: str) -> Iterator[str]:
        """The directories that `.pth` files add, as editable installations do; but none of the project's own."""
        for entry in _entries(site):
            if not entry.endswith(".pth"):
                continue
            for line in _lines(os.path.join(site, entry)):
                path = os.path.realpath(os.path.join(site, line))
                if not line.startswith(("#", "import ", "import\t")) and line and self._is_elsewhere(path):
                    yield path

    def _is_elsewhere(self, path: str) -> bool:
        is_below = f"{path}{os.sep}".startswith(f"{self._root}{os.sep}")
        is_in_site = any(f"{path}{os.sep}".startswith(f"{site}{os.sep}") for site in self._sites)
        return os.path.isdir(path) and (is_in_site or not is_below)


def _in_directories(directories: tuple[str, ...], name: str) -> Located | None:
    """In the order of Python's own search. What is there compiled hides what comes after it."""
    portions: list[str] = []
    for directory in directories:
        package = os.path.join(directory, name)
        entries = _entries(package)
        file = _file(package, "__init__", entries)
        if file is not None:
            return Located(file, (package,)) if file else None
        file = _file(directory, name, _entries(directory))
        if file is not None:
            return Located(file, ()) if file else None
        if os.path.isdir(package):
            portions.append(package)
    return Located("", tuple(portions)) if portions else None


def _file(directory: str, name: str, entries: tuple[str, ...]) -> str | None:
    """The source of a module in a directory; empty if there is only a compiled one, None if there is none."""
    for suffix in _SUFFIXES:
        if f"{name}{suffix}" in entries:
            return os.path.join(directory, f"{name}{suffix}")
    compiled = (".so", ".pyd", ".pyc")
    return "" if any(one.startswith(f"{name}.") and one.endswith(compiled) for one in entries) else None


def _environment(root: str) -> str:
    """The virtual environment that is active, or lies in the project; empty if there is none."""
    active = os.environ.get("VIRTUAL_ENV")
    places = [os.path.join(root, name) for name in _ENVIRONMENTS]
    for place in [active, *places] if active else places:
        if any(True for _ in _sites_of(place)):
            return place
    return ""


def _sites_of(environment: str) -> Iterator[str]:
    """The `site-packages` of an environment, on whatever system it was made."""
    libraries = os.path.join(environment, "lib")
    below = [os.path.join(libraries, entry) for entry in _entries(libraries) if entry.startswith("python")]
    for library in (*below, os.path.join(environment, "Lib")):
        site = os.path.join(library, "site-packages")
        if os.path.isdir(site):
            yield os.path.realpath(site)


def _running_sites() -> Iterator[str]:
    """The `site-packages` that perflint itself runs with."""
    for path in sys.path:
        if os.path.basename(path) in ("site-packages", "dist-packages") and os.path.isdir(path):
            yield os.path.realpath(path)


def _holds(directory: str, name: str) -> bool:
    """Whether a directory has a module or a package of this name. Without `__init__.py` an installed one goes first."""
    paths = (os.path.join(directory, f"{name}.py"), os.path.join(directory, name, "__init__.py"))
    return any(map(os.path.isfile, paths))


def _entries(directory: str) -> tuple[str, ...]:
    """Sorted, so that no answer depends on the file system; empty if there is no such directory."""
    try:
        return tuple(sorted(os.listdir(directory)))
    except OSError:
        return ()


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return [line.strip() for line in file]
    except OSError:
        return []
