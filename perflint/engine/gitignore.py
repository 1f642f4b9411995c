"""What git ignores: the `.gitignore` files around a path, in the git repository that it is in."""

import os
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class _Patterns(NamedTuple):
    """The patterns of one file.

    `decide` says of a path whether it is ignored, None if no pattern is about it. It takes the path
    without its first `start` characters, which are the directory that the patterns are relative to.
    """

    start: int
    decide: Callable[[str], bool | None]


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
        for start, decide in self.files:
            ignored = decide(path[start:] + "/" * is_directory)
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
    spec = _compile(lines)
    return (_Patterns(len(os.path.join(directory, "")), lambda path: spec.check_file(path).include),)


def _compile(lines: Sequence[str]) -> "GitIgnoreSpec":
    """The patterns that are valid. Git passes over the others in silence."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_valid(line))


def _is_valid(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


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
