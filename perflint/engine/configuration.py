"""The settings of each file: those of the nearest configuration, with the command line on top."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from perflint.engine.configuration_file import (
    ConfigurationError,
    ConfigurationFile,
    parse_toml,
    read_configuration,
    read_pyproject,
)
from perflint.engine.option_values import values_in, values_of_flags
from perflint.engine.settings import Settings
from perflint.engine.surroundings import Surroundings, look_around

__all__ = ["ConfigurationError", "Configurations"]


class Configurations:
    """The settings of every file of a run. The constructor and the methods raise ConfigurationError.

    `config` are the values of `--config`: one file at most, and pieces of TOML (`KEY = VALUE`).
    `overrides` are flags by field of `Settings`, with values as in TOML; None stands for a flag not given.
    """

    def __init__(
        self, *, config: Sequence[str] = (), isolated: bool = False, overrides: Mapping[str, object] | None = None
    ) -> None:
        self._isolated = isolated
        self._given, self._pieces = _read_config(config)
        if isolated and self._given is not None:
            raise ConfigurationError("`--config` with a file and `--isolated` exclude each other")
        self._flags = values_of_flags(overrides or {})
        self._surroundings: dict[str, Surroundings] = {}
        self._settings: dict[int, Settings] = {}

    def for_file(self, path: str) -> Settings:
        """The settings that govern a file, which need not exist."""
        return self.for_directory(os.path.dirname(os.path.abspath(path)))

    def for_directory(self, directory: str) -> Settings:
        """The settings that govern the files in a directory: one object for all directories that share them."""
        surroundings = self._surroundings_of(os.path.abspath(directory))
        settings = self._settings.get(id(surroundings))
        if settings is None:
            settings = self._settings[id(surroundings)] = self._settings_in(surroundings)
        return settings

    def _surroundings_of(self, directory: str) -> Surroundings:
        """Looks upward as far as nothing is known, then reads downward."""
        unknown = []
        while directory not in self._surroundings:
            unknown.append(directory)
            parent = os.path.dirname(directory)
            if parent == directory:
                break
            directory = parent
        surroundings = self._surroundings.get(directory, Surroundings())
        for directory in reversed(unknown):
            if not self._isolated:
                surroundings = look_around(directory, surroundings)
            self._surroundings[directory] = surroundings
        return surroundings

    def _settings_in(self, surroundings: Surroundings) -> Settings:
        settings = Settings(root=os.getcwd(), ruff=surroundings.ruff)
        configuration = self._given or surroundings.configuration
        if isinstance(configuration, ConfigurationError):
            raise configuration
        if configuration is not None:
            settings = settings._replace(configuration_file=configuration.path, **values_in(configuration))
            if configuration is not self._given:
                settings = settings._replace(root=os.path.dirname(configuration.path))
        settings = _with_flags(settings._replace(**self._pieces), self._flags)
        if settings.target_version is None:
            settings = settings._replace(target_version=surroundings.requires_python)
        return settings


def _read_config(config: Sequence[str]) -> tuple[ConfigurationFile | None, dict[str, Any]]:
    """The file among the values of `--config`, and what the pieces of TOML say, the last one winning."""
    given = None
    pieces: dict[str, Any] = {}
    for text in config:
        if os.path.isfile(text):
            if given is not None:
                raise ConfigurationError(f"`--config` names two files: `{given.path}` and `{text}`")
            given = _read_given(os.path.abspath(text))
        else:
            pieces |= values_in(_read_piece(text), relative_to=os.getcwd())
    return given, pieces


def _read_given(path: str) -> ConfigurationFile:
    if os.path.basename(path) != "pyproject.toml":
        return read_configuration(path)
    configuration, _ = read_pyproject(path)
    if configuration is None:
        raise ConfigurationError(f"{path}: has no table `[tool.perflint]`")
    return configuration


def _read_piece(text: str) -> ConfigurationFile:
    try:
        return ConfigurationFile("--config", "", "", parse_toml(text, text))
    except ConfigurationError as error:
        raise ConfigurationError(f"`--config` takes a file or `KEY = VALUE`, and this is neither: {error}") from None


def _with_flags(settings: Settings, flags: Mapping[str, Any]) -> Settings:
    """The settings under flags. `select` starts afresh; without it, `extend_select` and `ignore` have the last word."""
    flags = dict(flags)
    if "select" in flags:
        settings = settings._replace(extend_select=(), ignore=())
    else:
        flags["overriding_select"] = flags.pop("extend_select", ())
        flags["overriding_ignore"] = flags.pop("ignore", ())
    if "extend_exclude" in flags:
        flags["extend_exclude"] = settings.extend_exclude + flags["extend_exclude"]
    return settings._replace(**flags)
