"""What git ignores: the `.gitignore` files around a path, in the git repository that it is in."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from perflint.engine.patterns import posix

_MANY_STARS = re.compile(r"(^!?|/)\*{3,}(?=/|$)")
_STARS_AND_ESCAPED_SLASH = re.compile(r"(^!?|/)\*{2,}\\/")
_ESCAPED_SLASH = re.compile(r"(?<=[^\\/])\\/(?=.)")


class _Patterns(NamedTuple):
    """The patterns of one file, the last and so the strongest first: each a regex, and whether it ignores.

    They are matched with a path without its first `start` characters, the directory that they are relative to.
    """

    start: int
    regexes: tuple[tuple[re.Pattern[str], bool], ...]

    def decide(self, path: str) -> bool | None:
        """Whether a path is ignored; None if no pattern says so or the contrary. Directories end with a slash."""
        path = path[self.start :]
        for regex, ignores in self.regexes:
            for match in regex.finditer(path):
                # A group is the slash behind a directory: the pattern may be about a directory that the path is in.
                if match.lastindex is None or match.end(match.lastindex) == len(path):
                    return ignores
        return None


class GitIgnore(NamedTuple):
    """What git ignores in one directory. Paths are absolute. `files` has the innermost first: the first to decide."""

    in_repository: bool = False
    files: tuple[_Patterns, ...] = ()

    def entered(self, directory: str, names: Collection[str]) -> "GitIgnore":
        """What git ignores in a directory of this one, in which there are files and directories of these names."""
        entered = self
        if ".git" in names:
            # A repository inside another one goes by its own files alone.
            entered = GitIgnore(True, _patterns(directory, _exclude_file(directory)))
        if entered.in_repository and ".gitignore" in names:
            own = _patterns(directory, os.path.join(directory, ".gitignore"))
            entered = entered._replace(files=own + entered.files)
        return entered

    def ignores(self, path: str, *, is_directory: bool) -> bool:
        """Whether git ignores a path whose directory it does not ignore."""
        path = posix(path) + "/" * is_directory
        for file in self.files:
            ignored = file.decide(path)
            if ignored is not None:
                return ignored
        return False


def gitignore_above(directory: str) -> GitIgnore:
    """What git ignores in the directory that this one is in; nothing if that is in no repository.

    If git ignores the directory itself, then somebody asks for it nevertheless: only the files in it count.
    """
    path = [directory]
    while not _git_files(path[-1], ".git"):
        parent = os.path.dirname(path[-1])
        if parent == path[-1]:
            return GitIgnore()
        path.append(parent)
    around = GitIgnore()
    for outer, inner in zip(reversed(path), reversed(path[:-1]), strict=False):
        around = around.entered(outer, _git_files(outer, ".git", ".gitignore"))
        if around.ignores(inner, is_directory=True):
            return GitIgnore(in_repository=True)
    return around


def _git_files(directory: str, *names: str) -> list[str]:
    return [name for name in names if os.path.exists(os.path.join(directory, name))]


def _patterns(directory: str, path: str) -> tuple[_Patterns, ...]:
    """The patterns in a file, relative to the directory; none if it cannot be read."""
    try:
        with open(path, "rb") as file:
            lines = os.fsdecode(file.read().removeprefix(b"\xef\xbb\xbf")).replace("\r\n", "\n").split("\n")
    except OSError:
        return ()
    return (_Patterns(len(os.path.join(directory, "")), tuple(_compile(reversed(lines)))),)


def _compile(lines: Iterable[str]) -> Iterator[tuple[re.Pattern[str], bool]]:
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            patterns = GitIgnoreSpec.from_lines([_as_pathspec_has_it(line)]).patterns
        except ValueError:
            # Git passes over a broken pattern in silence.
            continue
        for pattern in patterns:
            if pattern.regex is not None and pattern.include is not None:
                yield pattern.regex, pattern.include


def _as_pathspec_has_it(line: str) -> str:
    """To git, more stars than two are as good as two, and before an escaped slash they are at least one directory.

    Otherwise an escaped slash is as good as one that is not.
    """
    line = _ESCAPED_SLASH.sub("/", _STARS_AND_ESCAPED_SLASH.sub(r"\1*/**/", line))
    return _MANY_STARS.sub(r"\1**", line)


def _exclude_file(repository: str) -> str:
    """The file of patterns that belongs to a repository but is not part of it.

    In a worktree or a submodule, `.git` is a file that names the directory of the repository.
    """
    git = os.path.join(repository, ".git")
    try:
        git = os.path.join(repository, _named_in(git, "gitdir: "))
        git = os.path.join(git, _named_in(os.path.join(git, "commondir"), ""))
    except OSError:
        # Where there is no such file, there is no other place to look in.
        pass
    return os.path.join(git, "info", "exclude")


def _named_in(path: str, key: str) -> str:
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return file.read().removeprefix(key).rstrip("\r\n")
