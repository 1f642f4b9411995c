"""What a module asks of the others, and what they answer: plain data."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from perflint.findings.cost import Heat
from perflint.semantics.summaries.chains import Chain, Hop, Place, Reading, Sibling, Warmth
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.summary import Expression

Topic = Literal["blocking", "costs", "reads", "siblings"]
"""What rules may want to know of calls. Of those in async functions: which come to block; which of those that are
awaited ask other machines; which of those in loops have a sibling that takes many keys. Of all calls in loops: what
they go through item by item."""


class Meant(NamedTuple):
    """An expression, and the function (its key in the summary; empty: none) in which it is meant."""

    function: str
    expression: Expression


class Typed(NamedTuple):
    """A type, as the knowledge tables write it, and the place in the project that says so, if that is known."""

    type: str
    origin: Hop | None = None


class Questions:
    """Noted while rules ask: of which expressions a type is wanted, and which classes it may be (empty: any); and how
    often which functions run, with what their own module says of that. `calls` is what some rules want to know of the
    calls of the module."""

    __slots__ = ("calls", "heats", "types")

    def __init__(self) -> None:
        self.types: dict[Meant, set[str]] = {}
        self.heats: dict[str, Heat] = {}
        self.calls: set[Topic] = set()

    def __bool__(self) -> bool:
        return bool(self.calls or self.types or self.heats)


class Answers(NamedTuple):
    """What the project says; of what is missing nothing is known."""

    types: Mapping[Meant, Typed] = {}
    chains: Mapping[Place, Chain] = {}
    heats: Mapping[str, Warmth] = {}
    reads: Mapping[Place, Reading] = {}
    siblings: Mapping[Place, Sibling] = {}
    costs: Mapping[Meant, tuple[LinearCost, ...]] = {}

    def __bool__(self) -> bool:
        return any(self)

    def and_also(self, others: "Answers") -> "Answers":
        """These answers and others, to later questions."""
        return Answers(
            {**self.types, **others.types},
            {**self.chains, **others.chains},
            {**self.heats, **others.heats},
            {**self.reads, **others.reads},
            {**self.siblings, **others.siblings},
            {**self.costs, **others.costs},
        )

    def at(self, moved: Callable[[Place], Place]) -> "Answers":
        """The same answers for a text in which places have moved."""
        return self._replace(
            chains={moved(place): chain for place, chain in self.chains.items()},
            reads={moved(place): reading for place, reading in self.reads.items()},
            siblings={moved(place): sibling for place, sibling in self.siblings.items()},
        )


NO_ANSWERS = Answers()
