"""What the configuration files in a directory and above it say: perflint's, the project's and ruff's."""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from perflint.engine.configuration_file import (
    ConfigurationError,
    ConfigurationFile,
    read_configuration,
    read_pyproject,
    read_toml,
)
from perflint.engine.ruff_selection import RuffSelection, ruff_selection
from perflint.engine.target_version import Version, lowest_version

_OWN_FILES = (".perflint.toml", "perflint.toml")
_RUFF_FILES = (".ruff.toml", "ruff.toml")


class Surroundings(NamedTuple):
    """What the nearest files say: those in a directory, or else those above it.

    A configuration that cannot be used is an error only for the files that it governs, so it is kept until then.
    """

    configuration: ConfigurationFile | ConfigurationError | None = None
    requires_python: Version | None = None
    ruff: RuffSelection = RuffSelection()


def look_around(directory: str, above: Surroundings) -> Surroundings:
    """The surroundings of a directory, given those of the directory above; the same object if it adds nothing."""
    configuration, tables = _pyproject(os.path.join(directory, "pyproject.toml"))
    for name in _OWN_FILES:
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            configuration = _own(path)
            break
    requires_python = _required_python(tables)
    ruff = _ruff(directory, tables)
    if configuration is None and requires_python is None and ruff is None:
        return above
    return Surroundings(
        above.configuration if configuration is None else configuration,
        above.requires_python if requires_python is None else requires_python,
        above.ruff if ruff is None else ruff,
    )


def _required_python(tables: Mapping[str, Any]) -> Version | None:
    """The oldest Python that the project of a `pyproject.toml` admits; None if it doesn't say."""
    specifier = _table(tables, "project").get("requires-python")
    if specifier is None:
        specifier = _table(tables, "tool", "poetry", "dependencies").get("python")
    return lowest_version(specifier) if isinstance(specifier, str) else None


def _pyproject(path: str) -> tuple[ConfigurationFile | ConfigurationError | None, dict[str, Any]]:
    if not os.path.isfile(path):
        return None, {}
    try:
        return read_pyproject(path)
    except ConfigurationError as error:
        return error, {}


def _own(path: str) -> ConfigurationFile | ConfigurationError:
    try:
        return read_configuration(path)
    except ConfigurationError as error:
        return error


def _ruff(directory: str, tables: Mapping[str, Any]) -> RuffSelection | None:
    for name in _RUFF_FILES:
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            try:
                return ruff_selection(read_toml(path)[1])
            except ConfigurationError:
                # Ruff will say so itself.
                return RuffSelection()
    table = _table(tables, "tool", "ruff")
    return ruff_selection(table) if table else None


def _table(tables: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The table at the end of these keys; an empty one if something else is there."""
    for key in keys:
        table = tables.get(key)
        if not isinstance(table, dict):
            return {}
        tables = table
    return tables
