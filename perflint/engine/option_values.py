"""The options in a configuration file or on the command line, checked and read."""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from perflint.engine.configuration_file import ConfigurationError, ConfigurationFile
from perflint.engine.option import WrongValue
from perflint.engine.registry import all_rules
from perflint.engine.schema import SchemaOption, key_of, schema
from perflint.engine.selectors import SELECTOR_FORMS, InvalidSelector, codes_of


def values_in(file: ConfigurationFile, relative_to: str = "") -> dict[str, Any]:
    """The values by field of `Settings`, patterns relative to the given directory or else as they are.

    Raises ConfigurationError for an unknown key, value or rule.
    """
    values = {}
    for key, value in file.options.items():
        option = schema().get(key)
        if option is None:
            raise file.error(_unknown(key, schema()), [key])
        try:
            values[option.field] = _read(option, value, relative_to)
        except WrongValue as wrong:
            raise file.error(_explain(wrong), [key, *wrong.keys]) from None
        except InvalidSelector as invalid:
            raise file.error(_explain_selector(invalid), [key], invalid.selector) from None
    return values


def values_of_flags(flags: Mapping[str, object]) -> dict[str, Any]:
    """The values by field of `Settings`, patterns relative to the current directory.

    None stands for a flag that was not given. Raises ConfigurationError.
    """
    values = {}
    for field, value in flags.items():
        if value is not None:
            option = schema()[key_of(field)]
            try:
                values[field] = _read(option, value, os.getcwd())
            except WrongValue as wrong:
                raise ConfigurationError(f"`--{option.key}` {_explain(wrong)}") from None
            except InvalidSelector as invalid:
                raise ConfigurationError(f"`--{option.key}` {_explain_selector(invalid)}") from None
    return values


def _read(option: SchemaOption, value: object, relative_to: str) -> Any:
    """Raises WrongValue and InvalidSelector."""
    read = option.type.read(value)
    for selector in option.type.selectors_in(read):
        codes_of(selector, all_rules())
    return option.type.anchor(read, relative_to) if relative_to else read


def _unknown(key: str, known: Iterable[str]) -> str:
    return f"is not an option.{_did_you_mean(key, known)} The options are {', '.join(f'`{name}`' for name in known)}."


def _explain(wrong: WrongValue) -> str:
    found = str(wrong.found).lower() if isinstance(wrong.found, bool) else repr(wrong.found)
    shown = found if len(found) <= 60 else f"{found[:60]}…"
    return f"has to be {wrong.wanted}, not {shown}.{_did_you_mean(str(wrong.found), wrong.allowed)}"


def _explain_selector(invalid: InvalidSelector) -> str:
    meant = f" Did you mean `{invalid.closest}`?" if invalid.closest else ""
    return f"has `{invalid.selector}`, which is not {SELECTOR_FORMS}.{meant}"


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    matches = get_close_matches(word, known, 1, cutoff=0.7)
    return f" Did you mean `{matches[0]}`?" if matches else ""
