"""Which files to check: what the arguments name, and what is below the directories that they name."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.engine.configuration import Configurations
from perflint.engine.gitignore import GitIgnore, gitignore_above
from perflint.engine.patterns import PathPatterns, path_patterns
from perflint.engine.settings import Settings

EXTENSIONS = (".py", ".pyi", ".ipynb")
"""The files that are checked without being named."""


class PathNotFound(Exception):
    """An argument that is no file and no directory."""

    def __init__(self, path: str) -> None:
        super().__init__(f"no such file or directory: `{path}`")
        self.path = path


class FileToCheck(NamedTuple):
    """A file and the settings that govern it. The path is as the arguments give it: relative if they are."""

    path: str
    settings: Settings


class Discovery(NamedTuple):
    """The files in the order of their paths, and what could not be looked into."""

    files: tuple[FileToCheck, ...]
    warnings: tuple[str, ...]


def discover(paths: Sequence[str], configurations: Configurations) -> Discovery:
    """The files to check, each once. Raises PathNotFound, and ConfigurationError for a file's configuration.

    A file that is named is checked whatever it is called, if it is not excluded by force; without an extension
    only if it is a Python script. Below a directory that is named, links to directories are not followed.
    """
    walk = _Walk(configurations)
    for path in paths:
        if not os.path.exists(path):
            raise PathNotFound(path)
    for path in paths:
        walk.take(os.path.normpath(path))
    return walk.result()


def is_excluded(path: str, settings: Settings) -> bool:
    """Whether the settings exclude a file, or a directory above it."""
    return _exclusions(settings).cover(path)


class _Directory(NamedTuple):
    """A directory to look into, as it is named, as it is from the root, and as it really is."""

    path: str
    absolute: str
    real: str
    git: GitIgnore


class _Walk:
    """What was found so far: files and directories by their real path, links until all real files are known."""

    def __init__(self, configurations: Configurations) -> None:
        self._configurations = configurations
        self._files: dict[str, FileToCheck] = {}
        self._links: list[FileToCheck] = []
        self._directories: set[str] = set()
        self._warnings: list[str] = []

    def take(self, path: str) -> None:
        """A file, or a directory with everything below it, that is named."""
        absolute = os.path.abspath(path)
        is_directory = os.path.isdir(path)
        settings = self._configurations.for_directory(absolute if is_directory else os.path.dirname(absolute))
        if settings.force_exclude and is_excluded(absolute, settings):
            return
        if is_directory:
            git = gitignore_above(absolute) if settings.respect_gitignore else GitIgnore()
            self._descend(_Directory("" if path == os.curdir else path, absolute, os.path.realpath(path), git))
        elif os.path.splitext(path)[1] or _may_be_script(path):
            self._files.setdefault(os.path.realpath(path), FileToCheck(path, settings))
        else:
            self._warnings.append(f"{path}: not checked, as it has no extension and is no Python script")

    def result(self) -> Discovery:
        for link in sorted(self._links, key=_path):
            self._files.setdefault(os.path.realpath(link.path), link)
        return Discovery(tuple(sorted(self._files.values(), key=_path)), tuple(sorted(self._warnings)))

    def _descend(self, start: _Directory) -> None:
        pending = [start]
        while pending:
            directory = pending.pop()
            if directory.real not in self._directories:
                self._directories.add(directory.real)
                try:
                    with os.scandir(directory.path or os.curdir) as entries:
                        pending += self._look_into(directory, list(entries))
                except OSError as error:
                    self._warnings.append(f"{directory.path or os.curdir}: not looked into: {error.strerror}")

    def _look_into(self, directory: _Directory, entries: list[os.DirEntry[str]]) -> Iterator[_Directory]:
        """Takes the files of a directory, and yields the directories in it."""
        settings = self._configurations.for_directory(directory.absolute)
        exclusions = _exclusions(settings)
        git = directory.git
        if settings.respect_gitignore:
            git = git.entered(directory.absolute, {entry.name for entry in entries})
        for entry in entries:
            name = entry.name
            is_directory = _is_directory(entry)
            if not is_directory and not _is_python(entry):
                continue
            absolute = os.path.join(directory.absolute, name)
            if exclusions.match(absolute, name) or git.ignores(absolute, is_directory=is_directory):
                continue
            path, real = os.path.join(directory.path, name), os.path.join(directory.real, name)
            if is_directory:
                yield _Directory(path, absolute, real, git)
            elif entry.is_symlink():
                self._links.append(FileToCheck(path, settings))
            else:
                self._files.setdefault(real, FileToCheck(path, settings))


def _path(file: FileToCheck) -> str:
    return file.path


def _exclusions(settings: Settings) -> PathPatterns:
    return path_patterns(settings.exclude + settings.extend_exclude, settings.root)


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_python(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name.endswith(EXTENSIONS) and entry.is_file()
    except OSError:
        return False


def _may_be_script(path: str) -> bool:
    """Whether a file without an extension is a Python script, or something that only reading it can tell."""
    if not os.path.isfile(path):
        return True
    try:
        with open(path, "rb") as file:
            first_line = file.readline(256)
    except OSError:
        return True
    return first_line.startswith(b"#!") and b"python" in first_line
