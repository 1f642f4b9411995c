"""What programs have as much of as they have data, by the names that they give to it."""

from functools import cache
from typing import Literal

from perflint.knowledge.handfuls import is_handful, words_of
from perflint.knowledge.tables import read_table


def is_throng(name: str) -> bool:
    """Whether something called so may have hundreds of items: `rows`, `user_ids`, `modelList`, `files_to_check`."""
    words, is_held = words_of(name)
    if not words or is_handful(name):
        return False  # `column_ids` are as many as there are columns.
    if words[-1] in _words("general") and len(words) > 1 and words[-2].endswith("s"):
        words.pop()  # `features_ids` are as many as there are features.
    return words[-1] in _words("words") | _words("general") or (is_held and f"{words[-1]}s" in _words("words"))


def is_one_of_many(name: str) -> bool:
    """Whether there may be hundreds of what is called so, in the singular: `filename`, `row`."""
    words, _ = words_of(name)
    return bool(words) and f"{words[-1]}s" in _words("words")


def is_work(name: str) -> bool:
    """Whether something called so is worked off until nothing is left: `queue`, `pending`."""
    words, _ = words_of(name)
    return bool(words) and words[-1] in _words("work")


@cache
def _words(table: Literal["words", "general", "work"]) -> frozenset[str]:
    return frozenset(word for words in read_table("throngs.toml")[table].values() for word in words.split())
