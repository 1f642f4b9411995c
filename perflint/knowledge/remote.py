"""Calls that ask something of another machine and change nothing there."""

from functools import cache

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table


def reads_remotely(qualified_name: str) -> bool:
    """Whether this function or method waits for an answer over the network, and many of its calls can wait at once.

    Also of blocking functions: in threads of their own they can.
    """
    return canonical(qualified_name) in _reads()


@cache
def _reads() -> frozenset[str]:
    rows = read_table("remote.toml")["reads"]
    return frozenset(f"{owner}.{name}" for owner, names in rows.items() for name in names.split())
