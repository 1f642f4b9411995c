"""Glob patterns for files and directories, as the configuration has them."""

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from functools import cache

_BRACES = re.compile(r"\{([^{}]*)\}")
_WILDCARD = re.compile(r"[*?[]")


class PathPatterns:
    """Glob patterns relative to a directory.

    A pattern without a slash is about the last part of a path, anywhere; one with a slash is about the
    whole path. `*` stands for any text, also across slashes, `**/` for any number of directories,
    `{a,b}` for either. Paths are absolute and normalized.
    """

    __slots__ = ("_literal_names", "_name", "_path", "_root")

    def __init__(self, globs: tuple[str, ...], root: str) -> None:
        self._root = os.path.abspath(root)
        expanded = [alternative for glob in globs for alternative in _without_braces(posix(glob).rstrip("/"))]
        names = [glob for glob in expanded if glob and "/" not in glob]
        self._literal_names = frozenset(name for name in names if not _WILDCARD.search(name))
        self._name = _any_of(name for name in names if _WILDCARD.search(name))
        self._path = _any_of(posix(anchored(glob, self._root)) for glob in expanded if "/" in glob)

    def match(self, path: str, name: str) -> bool:
        """Whether a pattern matches this path, whose last part is `name`."""
        return (
            name in self._literal_names
            or (self._name is not None and self._name.match(name) is not None)
            or (self._path is not None and self._path.match(posix(path)) is not None)
        )

    def cover(self, path: str) -> bool:
        """Whether a pattern matches this path or, below the root, a directory that it is in."""
        path = os.path.abspath(path)
        below_root = os.path.join(self._root, "")
        if path == self._root:
            return False
        while not self.match(path, os.path.basename(path)):
            parent = os.path.dirname(path)
            if parent == self._root or not parent.startswith(below_root):
                return False
            path = parent
        return True


@cache
def path_patterns(globs: tuple[str, ...], root: str) -> PathPatterns:
    """The patterns, compiled once."""
    return PathPatterns(globs, root)


def anchored(glob: str, directory: str) -> str:
    """The pattern made independent of the root: what it means relative to this directory."""
    if "/" not in glob.rstrip("/"):
        return glob
    return os.path.normpath(os.path.join(re.sub(r"([*?[])", r"[\1]", directory), glob))


def _any_of(globs: Iterable[str]) -> re.Pattern[str] | None:
    regexes = [_regex(glob) for glob in globs]
    return re.compile("|".join(regexes)) if regexes else None


def _regex(glob: str) -> str:
    # What `translate` returns ends with two characters that anchor it.
    return "(?:.*/)?".join(translate(part)[:-2] for part in glob.split("**/")) + r"\Z"


def _without_braces(glob: str) -> Iterator[str]:
    """The patterns that together match what this one matches."""
    braces = _BRACES.search(glob)
    if braces is None:
        yield glob
    else:
        for choice in braces[1].split(","):
            yield from _without_braces(glob[: braces.start()] + choice + glob[braces.end() :])


def posix(path: str) -> str:
    """The path with slashes."""
    return path if os.sep == "/" else path.replace(os.sep, "/")
