"""One TOML file that may configure perflint: its text, its tables, and what is wrong with it."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class ConfigurationError(Exception):
    """A configuration that cannot be used. The message names the file, the line and the key, and what is allowed."""


class ConfigurationFile(NamedTuple):
    """A file that configures perflint, or a piece of TOML from the command line.

    `options` are the keys of perflint; `header` is the table that they are in, empty for the top level.
    """

    path: str
    text: str
    header: str
    options: Mapping[str, Any]

    def error(self, message: str, keys: Sequence[str], value: str = "") -> ConfigurationError:
        """An error about a key, given from the outside in, or about one string in its value."""
        name = ".".join([self.header, *keys] if self.header else keys)
        line = self._line_of(keys, value)
        place = f"{self.path}:{line}" if line else self.path
        return ConfigurationError(f"{place}: `{name}` {message}")

    def _line_of(self, keys: Sequence[str], value: str) -> int:
        """The line of the last of these words that was found, each searched behind the one before; 0 if none was."""
        patterns = [rf"^[ \t]*\[?[ \t]*{re.escape(self.header)}\b"] if self.header else []
        patterns += [rf"""(?<![\w-])["']?{re.escape(key)}["']?[ \t]*[=.\]]""" for key in keys]
        patterns += [rf"""["']{re.escape(value)}["']"""] if value else []
        line = position = 0
        for pattern in patterns:
            match = re.compile(pattern, re.MULTILINE).search(self.text, position)
            if match is not None:
                position = match.end() - 1
                line = self.text.count("\n", 0, position) + 1
        return line


def read_configuration(path: str) -> ConfigurationFile:
    """The file with perflint's options at its top level. Raises ConfigurationError."""
    text, tables = read_toml(path)
    return ConfigurationFile(path, text, "", tables)


def read_pyproject(path: str) -> tuple[ConfigurationFile | None, dict[str, Any]]:
    """What configures perflint in a `pyproject.toml`, if anything does, and all its tables.

    Raises ConfigurationError. A broken file that doesn't mention perflint isn't perflint's business: it has no tables.
    """
    try:
        text, tables = read_toml(path)
    except ConfigurationError:
        if b"perflint" in _read(path):
            raise
        return None, {}
    tool = tables.get("tool")
    if not isinstance(tool, dict) or "perflint" not in tool:
        return None, tables
    options = tool["perflint"]
    if not isinstance(options, dict):
        raise ConfigurationError(f"{path}: `tool.perflint` has to be a table")
    return ConfigurationFile(path, text, "tool.perflint", options), tables


def read_toml(path: str) -> tuple[str, dict[str, Any]]:
    """Text and tables of a file. Raises ConfigurationError if it cannot be read, decoded or parsed."""
    data = _read(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(f"{path}:{line}: is not UTF-8, as TOML has to be") from None
    return text, parse_toml(text, path)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None


def parse_toml(text: str, path: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises ConfigurationError."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = place[1] if place else text.count("\n") + 1
        raise ConfigurationError(f"{path}:{line}: is not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigurationError(f"{path}: is nested too deeply") from None
