"""What programs have only a handful of, by the names that they give to it."""

import re
from functools import cache

from perflint.knowledge.tables import read_table

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_PURPOSE = re.compile(r"(?<=[a-z])_to_[a-z_]+$")
"""What the items are for: `files_to_check`."""

_HOLDERS = {"bytes", "dict", "list", "map", "mapping", "names", "order", "set", "text", "tuple"}
_OF_VALUES = ("what a value can be", "what an array or a figure has", "what a recording has")
_PARTS = {"ids", "indices", "keys", "labels", "numbers", "positions"}
"""What each item has one of: there are as many of these as there are items."""


def is_handful(name: str) -> bool:
    """Whether something called so is as long as what somebody wrote down: `index_columns`, `fieldNames`, `axis_map`."""
    words, _ = words_of(name)
    if not _chosen().isdisjoint(words):
        return True
    while len(words) > 1 and words[-1] in _PARTS:
        words.pop()
    return bool(words) and not _words().isdisjoint((words[-1], f"{words[-1]}s"))


def is_of_few_values(name: str) -> bool:
    """Whether something called so has one of a few values: `row.type`, `image.shape`. Parents are many."""
    words, _ = words_of(name)
    return bool(words) and not _values().isdisjoint((words[-1], f"{words[-1]}s"))


def words_of(name: str) -> tuple[list[str], bool]:
    """The words that say what is in something of this name, and whether another one says that it is a container."""
    words = [word.lower() for word in _WORD.findall(_PURPOSE.sub("", name))]
    count = len(words)
    while words and words[-1] in _HOLDERS:
        words.pop()
    return words, len(words) < count


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in read_table("handfuls.toml")["words"].values() for word in words.split())


@cache
def _values() -> frozenset[str]:
    groups = read_table("handfuls.toml")["words"]
    return frozenset(word for group in _OF_VALUES for word in groups[group].split())


@cache
def _chosen() -> frozenset[str]:
    return frozenset(read_table("handfuls.toml")["chosen"]["words"].split())
