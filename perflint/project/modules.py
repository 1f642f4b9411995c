"""From the path of a file to the name of its module."""

import os

_MARKERS = ("__init__.py", "__init__.pyi")


def module_name(path: str, known: dict[str, str] | None = None) -> tuple[str, bool]:
    """The dotted name of the module in the file at `path`, and whether it is a package.

    The first directory upwards without an `__init__.py` is the one that imports begin in, so that `src/` needs no
    setting. A module of a directory without one has its short name: see `ModuleIndex`. `known` remembers what was
    found out about directories, during one run.
    """
    directory, file = os.path.split(os.path.abspath(path))
    package = _package(directory, {} if known is None else known)
    stem = os.path.splitext(file)[0]
    if stem == "__init__":
        return package or os.path.basename(directory), True
    return f"{package}.{stem}" if package else stem, False


def _package(directory: str, known: dict[str, str]) -> str:
    """The dotted name of the package that a directory is; empty if it is none."""
    below: list[str] = []
    while directory not in known:
        above, name = os.path.split(directory)
        if not name or not any(os.path.isfile(os.path.join(directory, marker)) for marker in _MARKERS):
            known[directory] = ""
            break
        below.append(directory)
        directory = above
    package = known[directory]
    for directory in reversed(below):
        name = os.path.basename(directory)
        package = known[directory] = f"{package}.{name}" if package else name
    return package
