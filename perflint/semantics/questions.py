"""What a module asks of the others, and what they answer: plain data."""

from collections.abc import Mapping
from typing import NamedTuple

from perflint.findings.cost import Heat
from perflint.semantics.chains import Chain, Place
from perflint.semantics.costs import LinearCost
from perflint.semantics.summary import Expression


class Meant(NamedTuple):
    """An expression, and the function (its key in the summary; empty: none) in which it is meant."""

    function: str
    expression: Expression


class Questions:
    """Noted while rules ask: of which expressions a type is wanted, and which classes it may be (empty: any); and how
    often which functions run. `chains` is whether some rules want to know what calls in async functions lead to, and
    `costs` whether they want to know what calls in loops go through."""

    __slots__ = ("chains", "costs", "heats", "types")

    def __init__(self) -> None:
        self.types: dict[Meant, set[str]] = {}
        self.heats: dict[str, None] = {}
        self.chains = False
        self.costs = False

    def __bool__(self) -> bool:
        return bool(self.chains or self.costs or self.types or self.heats)


class Answers(NamedTuple):
    """What the project says; of what is missing nothing is known. Types are text, as knowledge tables write them."""

    types: Mapping[Meant, str] = {}
    chains: Mapping[Place, Chain] = {}
    heats: Mapping[str, Heat] = {}
    costs: Mapping[Meant, tuple[LinearCost, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self.types or self.chains or self.heats or self.costs)

    def and_also(self, others: "Answers") -> "Answers":
        """These answers and others, to later questions."""
        return Answers(
            {**self.types, **others.types},
            {**self.chains, **others.chains},
            {**self.heats, **others.heats},
            {**self.costs, **others.costs},
        )


NO_ANSWERS = Answers()
