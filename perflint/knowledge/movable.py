"""Blocking calls that another thread can make instead."""

from functools import cache

from perflint.knowledge.tables import read_table


def is_movable(name: str) -> bool:
    """Whether any thread can make this call, known as blocking by this name, with the same result."""
    return name in _movable()


@cache
def _movable() -> frozenset[str]:
    owners = read_table("movable.toml")["movable"]
    return frozenset(f"{owner}.{name}" for owner, names in owners.items() for name in names.split())
