"""What the knowledge tables say of libraries, as types: of what the project calls, and installed packages too."""

from perflint.knowledge.library import attribute_type, is_class, return_type
from perflint.semantics.types import Type, parse_type, substituted

_VAGUE = {
    *("builtins.object", "builtins.super", "builtins.type"),
    *("typing.Any", "typing.Literal", "typing.Never", "typing.NoReturn", "typing.TypeVar"),
}
"""What says nothing of what it gives: as the class of a value, or called."""


def is_vague(name: str) -> bool:
    """Whether a library's class says nothing of what it gives."""
    return name in _VAGUE


def given_by_library(name: str, receiver: Type | None = None) -> Type | None:
    """What calling this function, method or class gives. `X?` counts as X."""
    if name in _VAGUE:
        return None
    found = return_type(name)
    if found is None:
        return Type(name) if is_class(name) else None
    return _of_text(found, receiver)


def held_by_library(name: str, receiver: Type | None = None) -> Type | None:
    """What this variable or attribute holds."""
    found = attribute_type(name)
    return _of_text(found, receiver) if found is not None else None


def _of_text(text: str, receiver: Type | None) -> Type | None:
    parsed = parse_type(text.removesuffix("?") or "?")
    return substituted(parsed, receiver) if parsed is not None else None
