"""What calls in async functions lead to, by what the whole project says: plain data."""

from typing import NamedTuple

from perflint.findings.place import Range
from perflint.knowledge.blocking import BlockingCall
from perflint.knowledge.remote import RemoteRead
from perflint.semantics.summary import Form


class Hop(NamedTuple):
    """One call on the way to something: where it stands, and what is called there. Columns from 0, in bytes."""

    path: str
    line: int
    column: int
    name: str

    @property
    def range(self) -> Range:
        return Range(self.line, self.column + 1, self.line, self.column + 1)


class Chain(NamedTuple):
    """The calls of the project's own functions, one in the other, that end in one that blocks; that is the last hop."""

    hops: tuple[Hop, ...]
    blocking: BlockingCall


class Reading(NamedTuple):
    """The calls that an awaited call leads to, down to one that asks another machine; none if it is that call itself.

    It does nothing else. `is_shared` is whether a question goes over a connection that others may use too.
    """

    hops: tuple[Hop, ...]
    read: RemoteRead
    is_shared: bool


class Sibling(NamedTuple):
    """A function beside the one that is called, which takes many keys where that takes one: where it is defined, and
    the parameter of the one that gets its key, with its place among those without the receiver."""

    name: str
    path: str
    line: int
    key: str
    position: int


Place = tuple[int, int, Form]
"""Where the last name of what is called stands (see `expressions.place_of`), and how it is called."""
