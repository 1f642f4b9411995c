"""What an option of the configuration is: its type, and what it means to people."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from perflint.engine.patterns import anchored
from perflint.engine.target_version import SUPPORTED, Version, parse_target, target_name

Globs = tuple[str, ...]
Selectors = tuple[str, ...]
PerFile = tuple[tuple[str, Selectors], ...]


class WrongValue(Exception):
    """A value that an option doesn't take.

    `wanted` says what it takes, and `allowed` are the values if there are only a few. `found` is the value,
    and `keys` lead to it inside the value of the option.
    """

    def __init__(self, wanted: str, found: object, allowed: Iterable[str] = (), keys: tuple[str, ...] = ()) -> None:
        super().__init__(wanted, found)
        self.wanted = wanted
        self.found = found
        self.allowed = tuple(allowed)
        self.keys = keys


def _no_selectors(_: Any) -> tuple[str, ...]:
    return ()


def _as_it_is(value: Any, _: str) -> Any:
    return value


class ValueType(NamedTuple):
    """How a value from outside becomes a value of `Settings`, and how that is shown as TOML.

    `read` raises WrongValue. `selectors_in` are the rule selectors in a value, to be checked against the
    rules. `anchor` makes the glob patterns in a value relative to a directory.
    """

    name: str
    read: Callable[[object], Any]
    show: Callable[[Any], str]
    selectors_in: Callable[[Any], Iterable[str]] = _no_selectors
    anchor: Callable[[Any, str], Any] = _as_it_is


class Option(NamedTuple):
    """One option, written beside its field in `Settings`. `example` is a TOML value."""

    type: ValueType
    description: str
    example: str


def _read_boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValue("true or false", value)
    return value


def _read_strings(value: object, *keys: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise WrongValue("a list of strings", value, keys=keys)
    return tuple(value)


def _read_per_file(value: object) -> PerFile:
    if not isinstance(value, dict):
        raise WrongValue("a table of glob patterns with lists of rule selectors", value)
    return tuple((glob, _read_strings(selectors, glob)) for glob, selectors in value.items())


def _read_target(value: object) -> Version:
    version = parse_target(value) if isinstance(value, str) else None
    if version is None:
        raise _not_one_of(map(target_name, SUPPORTED), value)
    return version


def _not_one_of(choices: Iterable[str], value: object) -> WrongValue:
    allowed = tuple(choices)
    return WrongValue("one of " + ", ".join(f"`{choice}`" for choice in allowed), value, allowed)


def _show_boolean(value: bool) -> str:
    return "true" if value else "false"


def show_string(value: str) -> str:
    """A TOML string."""
    escaped = "".join(
        char if char.isprintable() else f"\\u{ord(char):04X}" if char <= "\uffff" else f"\\U{ord(char):08X}"
        for char in value.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def show_strings(values: Iterable[str]) -> str:
    """A TOML array of strings."""
    return f"[{', '.join(map(show_string, values))}]"


def _show_per_file(value: PerFile) -> str:
    if not value:
        return "{}"
    return f"{{ {', '.join(f'{show_string(glob)} = {show_strings(selectors)}' for glob, selectors in value)} }}"


def _show_target(value: Version | None) -> str:
    return "" if value is None else show_string(target_name(value))


def _all_selectors(value: PerFile) -> Iterator[str]:
    for _, selectors in value:
        yield from selectors


def _anchor_globs(value: Globs, directory: str) -> Globs:
    return tuple(anchored(glob, directory) for glob in value)


def _anchor_per_file(value: PerFile, directory: str) -> PerFile:
    return tuple(
        ("!" * glob.startswith("!") + anchored(glob.removeprefix("!"), directory), selectors)
        for glob, selectors in value
    )


BOOLEAN = ValueType("bool", _read_boolean, _show_boolean)
GLOBS = ValueType("list[str]", _read_strings, show_strings, anchor=_anchor_globs)
SELECTORS = ValueType("list[RuleSelector]", _read_strings, show_strings, selectors_in=tuple)
PER_FILE = ValueType(
    "dict[str, list[RuleSelector]]",
    _read_per_file,
    _show_per_file,
    selectors_in=_all_selectors,
    anchor=_anchor_per_file,
)
TARGET = ValueType(" | ".join(show_string(target_name(version)) for version in SUPPORTED), _read_target, _show_target)


def one_of(*choices: str) -> ValueType:
    """The type of an option that takes one of these strings."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise _not_one_of(choices, value)
        return value

    return ValueType(" | ".join(map(show_string, choices)), read, show_string)
