"""What programs have only a handful of, by the names that they give to it."""

import re
from functools import cache

from perflint.knowledge.tables import read_table

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HOLDERS = {"list", "map", "mapping", "names", "set", "tuple"}


def is_handful(name: str) -> bool:
    """Whether something called so is as long as what somebody wrote down: `index_columns`, `fieldNames`, `axis_map`."""
    words = [word.lower() for word in _WORD.findall(name)]
    while words and words[-1] in _HOLDERS:
        words.pop()
    return bool(words) and not _words().isdisjoint((words[-1], f"{words[-1]}s"))


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in read_table("handfuls.toml")["words"].values() for word in words.split())
