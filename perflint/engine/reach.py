"""Which files of a run async code reaches: only these have to be summarized."""

from collections import deque
from collections.abc import Iterator, Sequence

from perflint.project.modules import module_name
from perflint.semantics.summary import ModuleSummary


class Reach:
    """Begins with those of some files that have async functions, and goes on with what they import, as it is told.

    So every file is checked just once, and a project without async code pays for nothing.
    """

    def __init__(self, beginnings: Sequence[str], paths: Sequence[str]) -> None:
        self._waiting = deque(path for path in beginnings if _has_async(path))
        if not self._waiting:
            return
        known: dict[str, str] = {}
        self._modules = {path: module_name(path, known) for path in paths}
        self._paths: dict[str, list[str]] = {}
        for path, (name, _) in self._modules.items():
            self._paths.setdefault(name, []).append(path)

    def files(self) -> Iterator[tuple[str, str, bool]]:
        """The path, dotted name and kind (is it a package?) of each file that is reached; `follow` adds to them."""
        seen: set[str] = set()
        while self._waiting:
            path = self._waiting.popleft()
            if path not in seen:
                seen.add(path)
                yield path, *self._modules[path]

    def follow(self, summary: ModuleSummary) -> None:
        """Add the files that a module imports, wherever in it."""
        for name in (*summary.imports, *summary.stars):
            for ending in _parts(name):
                # The files stay in the order in which they were given, so that two runs do the same.
                self._waiting += self._paths.pop(ending, ())


def _has_async(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"async def" in file.read()
    except (OSError, ValueError):
        return False


def _parts(name: str) -> Iterator[str]:
    """`a.b.c`, `b.c`, `c`, `a.b`, `b` and `a`: a module of a directory without `__init__.py` has a short name."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        for start in range(end):
            yield ".".join(parts[start:end])
