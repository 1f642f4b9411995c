"""What the whole project says of calls and functions, with the way that leads there: plain data."""

from typing import NamedTuple

from perflint.findings.cost import Heat
from perflint.findings.place import Range
from perflint.knowledge.blocking import BlockingCall
from perflint.knowledge.remote import RemoteRead
from perflint.semantics.summaries.summary import Form


class Hop(NamedTuple):
    """One call on the way to something: where it stands, and what is called there. Columns from 0, in bytes."""

    path: str
    line: int
    column: int
    name: str

    @property
    def range(self) -> Range:
        """The place, of no length."""
        return Range(self.line, self.column + 1, self.line, self.column + 1)


class Chain(NamedTuple):
    """The calls of the project's own functions, one in the other, that end in one that blocks; that is the last hop.
    There are none if what blocks is called at once."""

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


class Warmth(NamedTuple):
    """How often a function runs, and, if others make it hot, why, and the calls that lead down to it.

    `reason` is "request", "task" or "loop". The first hop stands in the function that is hot by itself, or that hands
    on the next one to a framework; the last is a call of the function that this is about. The name of a hop is that of
    the function in which it stands.
    """

    heat: Heat
    reason: str = ""
    hops: tuple[Hop, ...] = ()
    is_handed_on: bool = False


Place = tuple[int, int, Form]
"""Where the last name of what is called stands (see `expressions.place_of`), and how it is called."""
