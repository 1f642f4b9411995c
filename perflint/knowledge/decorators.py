"""What decorators make of a function."""

from functools import cache
from typing import Literal

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table

Effect = Literal["keeps", "caches", "wraps", "enters", "elsewhere"]
"""
- `keeps`: called, the function runs, and its result is that of the call
- `caches`: the same, but once for the same arguments
- `wraps`: called, the function runs; the call may give something else than it does, or run it several times
- `enters`: what a call gives is entered with `with`, and the function runs then
- `elsewhere`: a call has it run in another thread or process, or later
"""


def effect_of(qualified_name: str) -> Effect | None:
    """What the decorator of this name (`functools.cache`) makes of a function; None if nothing is known of it."""
    owner, _, name = canonical(qualified_name).rpartition(".")
    return _effects().get((owner, name))


def effect_by_last_name(name: str) -> Effect | None:
    """What a decorator makes of a function, of which the last name is all that is known."""
    return _by_last_name().get(name)


@cache
def run_elsewhere() -> frozenset[str]:
    """The last names of calls that have a function run in another thread or process, or later."""
    return frozenset(name for names in read_table("decorators.toml")["elsewhere"].values() for name in names.split())


@cache
def _effects() -> dict[tuple[str, str], Effect]:
    """By owner and last name."""
    return {
        (owner, name): group["does"]
        for group in read_table("decorators.toml")["decorators"]
        for owner in group["of"].split()
        for name in group["names"].split()
    }


@cache
def _by_last_name() -> dict[str, Effect]:
    """Of several decorators of one name, one of whatever object comes first, then that which stands first."""
    found: dict[str, Effect] = {}
    for (_, name), effect in sorted(_effects().items(), key=lambda row: row[0][0] != "*"):
        found.setdefault(name, effect)
    return found
