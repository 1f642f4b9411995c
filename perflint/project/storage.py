"""Summaries as bytes: for a cache, and for summaries that are made elsewhere."""

import json
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from perflint.semantics.summaries.summary import (
    CallSummary,
    ClassSummary,
    Form,
    FunctionSummary,
    ModuleSummary,
    Region,
    Scanning,
    ScanSummary,
)

VERSION = 3
"""Changes with what a summary has; one of another version can't be read."""

_MARK = "perflint summary"
T = TypeVar("T")
Record = TypeVar("Record", bound=tuple[Any, ...])
Reader = Callable[[Any], T]


class DamagedSummary(ValueError):
    """What should be a summary is none, or one of another version."""


def dump(summary: ModuleSummary) -> bytes:
    """The summary as JSON, in ASCII; `load` reads it."""
    return json.dumps([_MARK, VERSION, summary], separators=(",", ":")).encode("ascii")


def load(data: bytes) -> ModuleSummary:
    """The summary that `dump` has written. Raises DamagedSummary for anything else."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedSummary(f"not a summary: {error}") from None
    match found:
        case [mark, version, summary] if mark == _MARK and version == VERSION and type(version) is int:
            return _MODULE(summary)
        case [mark, version, _] if mark == _MARK:
            raise DamagedSummary(f"a summary of version {version!r}, not {VERSION}")
    raise DamagedSummary("not a summary")


def _exactly(type_: type[T]) -> Reader[T]:
    def read(value: Any) -> T:
        # `True` is an `int`, but not a line.
        if type(value) is not type_:
            raise DamagedSummary(f"{value!r} where {type_.__name__} should be")
        return value

    return read


def _optional(item: Reader[T]) -> Reader[T | None]:
    return lambda value: None if value is None else item(value)


def _items(item: Reader[T]) -> Reader[tuple[T, ...]]:
    return lambda value: tuple(map(item, _LIST(value)))


def _by_name(item: Reader[T]) -> Reader[dict[str, T]]:
    return lambda value: {name: item(one) for name, one in _DICT(value).items()}


def _fields(make: Callable[[Any], Record], *readers: Reader[Any]) -> Reader[Record]:
    """A record of as many fields as there are readers; `make` gets the list of them."""

    def read(value: Any) -> Record:
        values = _LIST(value)
        if len(values) != len(readers):
            raise DamagedSummary(f"{len(values)} fields where {len(readers)} should be")
        return make([reader(one) for reader, one in zip(readers, values, strict=True)])

    return read


def _one_of(words: tuple[T, ...]) -> Reader[T]:
    def read(value: Any) -> T:
        for word in words:
            if value == word:
                return word
        raise DamagedSummary(f"{value!r} where one of {words!r} should be")

    return read


_TEXT, _NUMBER, _FLAG = _exactly(str), _exactly(int), _exactly(bool)
_LIST: Reader[list[Any]] = _exactly(list)
_DICT: Reader[dict[str, Any]] = _exactly(dict)
_TEXTS = _items(_TEXT)
_HELD: Reader[tuple[str, str]] = _fields(tuple, _TEXT, _TEXT)
_FORM: Reader[Form] = _one_of(get_args(Form))
_CALL = _fields(CallSummary._make, _TEXT, _NUMBER, _NUMBER, _FORM, _FLAG, _FLAG, _TEXTS, _FLAG)
_SCANNING: Reader[Scanning] = _one_of(get_args(Scanning))
_SCAN = _fields(ScanSummary._make, _TEXT, _NUMBER, _NUMBER, _SCANNING, _FLAG)
_REGION: Reader[Region] = _fields(tuple, _NUMBER, _NUMBER, _NUMBER, _NUMBER)
_FUNCTION = _fields(
    FunctionSummary._make,
    *(_TEXT, _NUMBER, _FLAG, _FLAG, _TEXTS, _TEXT, _TEXTS, _by_name(_TEXT), _items(_CALL), _TEXT, _TEXTS),
    *(_items(_SCAN), _items(_REGION)),
)
_CLASS = _fields(ClassSummary._make, _TEXT, _NUMBER, _TEXTS, _by_name(_items(_HELD)))
_MODULE = _fields(
    ModuleSummary._make,
    *(_TEXT, _TEXT, _FLAG, _by_name(_TEXTS), _TEXTS, _optional(_TEXTS), _TEXTS, _TEXTS),
    *(_by_name(_FUNCTION), _by_name(_CLASS)),
)
