"""Calls that open something of which an operating system gives a program only so many."""

from functools import cache

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table


def opening(qualified_name: str) -> str | None:
    """What an asynchronous call of this does, `opens a file` or the like, if it does so each time; else None."""
    return _openings().get(canonical(qualified_name))


@cache
def _openings() -> dict[str, str]:
    rows = (
        (f"{owner}.{name}", what)
        for what, owners in read_table("openings.toml").items()
        for owner, names in owners.items()
        for name in names.split()
    )
    return dict(rows)
