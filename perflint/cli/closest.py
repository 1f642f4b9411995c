"""A hint for a misspelt name."""

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str:
    """` Did you mean ...?` with the known name that is most like this one, or nothing."""
    from difflib import get_close_matches

    matches = get_close_matches(word, list(known), 1)
    return f" Did you mean `{matches[0]}`?" if matches else ""
