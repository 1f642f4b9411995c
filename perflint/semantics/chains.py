"""How calls in async functions come to block, by what the whole project says: plain data."""

from typing import NamedTuple

from perflint.knowledge.blocking import BlockingCall
from perflint.semantics.summary import Form


class Hop(NamedTuple):
    """One call on the way to something: where it stands, and what is called there. Columns from 0, in bytes."""

    path: str
    line: int
    column: int
    name: str


class Chain(NamedTuple):
    """The calls of the project's own functions, one in the other, that end in one that blocks; that is the last hop."""

    hops: tuple[Hop, ...]
    blocking: BlockingCall


Place = tuple[int, int, Form]
"""Where the last name of what is called stands (see `expressions.place_of`), and how it is called."""
