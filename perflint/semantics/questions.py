"""What a module asks of the others, and what they answer: plain data."""

from collections.abc import Mapping
from typing import NamedTuple

from perflint.findings.cost import Heat
from perflint.semantics.chains import Chain, Place, Warmth
from perflint.semantics.summary import Expression


class Meant(NamedTuple):
    """An expression, and the function (its key in the summary; empty: none) in which it is meant."""

    function: str
    expression: Expression


class Questions:
    """Noted while rules ask: of which expressions a type is wanted, and which classes it may be (empty: any); and how
    often which functions run, with what their own module says of that. `calls` is whether some rules want to know what
    the calls of the module lead to."""

    __slots__ = ("calls", "heats", "types")

    def __init__(self) -> None:
        self.types: dict[Meant, set[str]] = {}
        self.heats: dict[str, Heat] = {}
        self.calls = False

    def __bool__(self) -> bool:
        return bool(self.calls or self.types or self.heats)


class Answers(NamedTuple):
    """What the project says; of what is missing nothing is known. Types are text, as knowledge tables write them."""

    types: Mapping[Meant, str] = {}
    chains: Mapping[Place, Chain] = {}
    heats: Mapping[str, Warmth] = {}

    def __bool__(self) -> bool:
        return bool(self.types or self.chains or self.heats)

    def and_also(self, others: "Answers") -> "Answers":
        """These answers and others, to later questions."""
        return Answers({**self.types, **others.types}, {**self.chains, **others.chains}, {**self.heats, **others.heats})


NO_ANSWERS = Answers()
