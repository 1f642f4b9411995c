"""The options of the configuration, derived from the fields of `Settings`."""

from functools import cache
from typing import Any, NamedTuple, get_type_hints

from perflint.engine.option import Option, ValueType, show_string, show_strings
from perflint.engine.settings import Settings


class SchemaOption(NamedTuple):
    """One option: the field of `Settings` that holds it, its key in TOML, and what people are told."""

    field: str
    key: str
    type: ValueType
    default: Any
    description: str
    example: str

    @property
    def default_text(self) -> str:
        """The default as TOML; empty if there is none."""
        return self.type.show(self.default)


@cache
def schema() -> dict[str, SchemaOption]:
    """All options by their key, in the order of definition."""
    hints = get_type_hints(Settings, include_extras=True)
    options = (
        SchemaOption(
            field, key_of(field), option.type, Settings._field_defaults[field], option.description, option.example
        )
        for field, hint in hints.items()
        for option in getattr(hint, "__metadata__", ())
        if isinstance(option, Option)
    )
    return {option.key: option for option in options}


def key_of(field: str) -> str:
    """The TOML key, and the name of the flag, of a field of `Settings`."""
    return field.replace("_", "-")


def show_settings(settings: Settings) -> list[tuple[str, str]]:
    """Every setting that has a value, as key and TOML: first the options, then where they come from."""
    shown = [(option.key, option.type.show(getattr(settings, option.field))) for option in schema().values()]
    shown += [
        ("root", show_string(settings.root)),
        ("configuration-file", show_string(settings.configuration_file)),
        ("overriding-select", show_strings(settings.overriding_select)),
        ("overriding-ignore", show_strings(settings.overriding_ignore)),
    ]
    return [(key, text) for key, text in shown if text not in ("", '""', "[]", "{}")]
