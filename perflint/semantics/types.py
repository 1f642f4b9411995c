"""Types as the model knows them: a qualified class name and the types of its parameters."""

import re
from functools import cache
from typing import NamedTuple, Optional

NUMBERS = {"builtins.bool", "builtins.int", "builtins.float", "builtins.complex"}


class Type(NamedTuple):
    """A class that an expression certainly has, e.g. `builtins.dict[builtins.str, None]`.

    `args` are the class's type parameters, None where unknown; a class of the module under check has a
    name with a leading dot (`.Basket`).
    """

    name: str
    args: tuple[Optional["Type"], ...] = ()

    def __str__(self) -> str:
        if not any(self.args):
            return self.name
        return f"{self.name}[{', '.join('?' if arg is None else str(arg) for arg in self.args)}]"

    def arg(self, position: int) -> Optional["Type"]:
        return self.args[position] if position < len(self.args) else None

    @property
    def element(self) -> Optional["Type"]:
        """The type of the items that iterating yields, or None if unknown."""
        if self.name in _YIELDS:
            return Type(_YIELDS[self.name])
        if self.name == "builtins.dict_items":
            return Type("builtins.tuple", self.args)
        if self.name == "builtins.enumerate":
            return Type("builtins.tuple", (INT, self.arg(0)))
        if self.name == "builtins.dict_values":
            return self.arg(1)
        if self.name == "builtins.tuple":
            return agreed(self.args) if self.args else None
        if self.name in _ITERATES_FIRST:
            return self.arg(0)
        return None

    @property
    def awaited(self) -> Optional["Type"]:
        """The type that awaiting a coroutine gives, or None if unknown, or for anything else."""
        return self.args[-1] if self.name == "typing.Coroutine" and self.args else None

    @property
    def value(self) -> Optional["Type"]:
        """The type of the items that a subscript with one index or key gives, or None if unknown."""
        if self.name in _MAPPINGS:
            return self.arg(1)
        if self.name in _SEQUENCES or self.name in _INDEXED:
            return self.element
        return None


BOOL, INT, FLOAT, STR, BYTES = (Type(f"builtins.{name}") for name in ("bool", "int", "float", "str", "bytes"))
NONE = Type("builtins.NoneType")

_INDEXED = {"builtins.str": "builtins.str", "builtins.bytes": "builtins.int", "builtins.range": "builtins.int"}
_YIELDS = _INDEXED | {"typing.TextIO": "builtins.str", "typing.BinaryIO": "builtins.bytes"}
_SEQUENCES = {"builtins.list", "builtins.tuple", "collections.deque", "typing.Sequence", "typing.MutableSequence"}
_MAPPINGS = {
    "builtins.dict",
    "collections.OrderedDict",
    "collections.defaultdict",
    "typing.Mapping",
    "typing.MutableMapping",
}
_ITERATES_FIRST = (
    _SEQUENCES
    | _MAPPINGS
    | {
        "builtins.set",
        "builtins.frozenset",
        "builtins.dict_keys",
        "builtins.reversed",
        "builtins.filter",
        "builtins.map",
        "collections.Counter",
        "typing.AbstractSet",
        "typing.AsyncIterable",
        "typing.AsyncIterator",
        "typing.Collection",
        "typing.Generator",
        "typing.Iterable",
        "typing.Iterator",
        "typing.KeysView",
        "typing.MutableSet",
        "typing.ValuesView",
    }
)


def agreed(types: "tuple[Type | None, ...] | list[Type | None]") -> Type | None:
    """The one type that all of these are, or None if one is unknown or they differ.

    Parameters that differ become unknown, so `[]` and `["a"]` agree on a list of unknown items.
    """
    first, *rest = types or [None]
    for other in rest:
        if first is None or other is None or first.name != other.name:
            return None
        if first.args != other.args:
            longest = max(len(first.args), len(other.args))
            if first.name == "builtins.tuple" and len(first.args) != len(other.args):
                longest = 0
            args = tuple(agreed((first.arg(i), other.arg(i))) for i in range(longest))
            first = Type(first.name, args)
    return first


@cache
def parse_type(text: str) -> Type | None:
    """A type as the knowledge tables write it: `builtins.list[builtins.str]`, `?` for unknown parts."""
    tokens = re.findall(r"[\w.$]+\??|[\[\],]|\?|\.\.\.", text)
    parsed, rest = _parse(tokens)
    if rest:
        raise ValueError(f"not a type: {text!r}")
    return parsed


def _parse(tokens: list[str]) -> tuple[Type | None, list[str]]:
    name, *rest = tokens
    args: list[Type | None] = []
    if rest and rest[0] == "[":
        while rest[0] != "]":
            arg, rest = _parse(rest[1:])
            args.append(arg)
        rest = rest[1:]
    if rest and rest[0] == "?":
        rest, name = rest[1:], "?"
    if name == "..." or name.endswith("?"):
        return None, rest
    return Type(name, tuple(args)), rest


def substituted(pattern: Type, receiver: Type | None) -> Type | None:
    """`pattern` with `$0`, `$1` replaced by the type parameters of the receiver."""
    if pattern.name.startswith("$"):
        return receiver.arg(int(pattern.name[1:])) if receiver is not None else None
    if not pattern.args:
        return pattern
    return Type(pattern.name, tuple(None if arg is None else substituted(arg, receiver) for arg in pattern.args))
