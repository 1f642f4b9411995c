"""What functions are called that look something up by a key, and those beside them that do so for many keys."""

import re
from functools import cache
from typing import NamedTuple

from perflint.knowledge.tables import read_table

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


class Lookup(NamedTuple):
    """What the name of a function says of what it looks up (`order` of `get_orders_by_name`), and by what, besides an
    identifier (`name`): in the singular. `is_bulk` is whether it says that there are many."""

    nouns: frozenset[str]
    keys: frozenset[str]
    is_bulk: bool


def lookup_named(name: str) -> Lookup | None:
    """What a function of this name looks up; None if it does not say that it looks anything up.

    One noun does: `price(symbol)`, `prices(symbols)`. What is no noun has no plural beside it.
    """
    words = words_of(name)
    if not is_lookup(name) and (len(words) != 1 or _writes(words)):
        return None
    what, keys = _partition(words[_after_verb(words) :])
    is_bulk = not _words("many").isdisjoint(words) or any(map(is_plural, (*what[-1:], *keys[-1:])))
    nouns = frozenset(map(singular, what)) - _words("many") - _words("keys")
    return Lookup(nouns, frozenset(map(singular, keys)) - _words("many") - _words("keys"), is_bulk)


def is_lookup(name: str) -> bool:
    """Whether a function's name says that it looks something up: `get_user`, `user_by_id`."""
    words = words_of(name)
    return _after_verb(words) > 0 or ("by" in words and not _writes(words))


def writes(name: str, nouns: frozenset[str]) -> bool:
    """Whether a function's name says that it changes all of these: `update_user`, of users."""
    words = words_of(name)
    return _writes(words) and bool(nouns) and nouns <= set(map(singular, words))


def words_of(name: str) -> list[str]:
    """The words in a name, in small letters: `get`, `user`, `ids`."""
    return [word.lower() for word in _WORD.findall(name)]


def is_plural(word: str) -> bool:
    """Whether a word says that there are several: `keys`, but not `status`."""
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _words("one")


def singular(word: str) -> str:
    """One of what the word says: `entry` of `entries`."""
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def is_identifier(word: str) -> bool:
    """Whether a parameter called so, or one that ends so, is what things are told apart by: `id`, `key`."""
    return word in _words("keys")


def _writes(words: list[str]) -> bool:
    first = next((word for word in words if word not in _words("around")), "")
    return first in _words("writes")


def _after_verb(words: list[str]) -> int:
    """The number of words up to the one that says that something is looked up; 0 without such."""
    start = next((place for place, word in enumerate(words) if word not in _words("around")), len(words))
    return start + 1 if words[start:] and words[start] in _words("reads") else 0


def _partition(words: list[str]) -> tuple[list[str], list[str]]:
    """What is looked up, and by what."""
    place = next((place for place, word in enumerate(words) if word in ("by", "for")), len(words))
    return words[:place], words[place + 1 :]


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(read_table("lookups.toml")[section].split())
