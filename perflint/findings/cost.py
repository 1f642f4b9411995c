"""What a slow pattern costs, how often the place runs, and the impact that follows from both."""

from enum import Enum, IntEnum
from typing import NamedTuple


class Kind(Enum):
    """What the pattern costs."""

    ASYMPTOTIC = "asymptotic"
    CONSTANT = "constant"
    MEMORY = "memory"
    BLOCKING = "blocking"


class Heat(IntEnum):
    """How often a place runs, as far as one can tell. COLD is import time, a script's main, a test."""

    COLD = 0
    WARM = 1
    HOT = 2


class Impact(IntEnum):
    """Kind and heat together. It orders the report."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    def __str__(self) -> str:
        return self.name.lower()


class Cost(NamedTuple):
    """The growth of the work before and after, in the letters that the rule's documentation explains."""

    slow: str
    fast: str

    def __str__(self) -> str:
        return f"{self.slow} → {self.fast}"


_IMPACTS = {
    Kind.ASYMPTOTIC: (Impact.LOW, Impact.MEDIUM, Impact.HIGH),
    Kind.BLOCKING: (Impact.LOW, Impact.HIGH, Impact.HIGH),
    Kind.MEMORY: (Impact.LOW, Impact.MEDIUM, Impact.HIGH),
    Kind.CONSTANT: (Impact.LOW, Impact.LOW, Impact.MEDIUM),
}


def impact_of(kind: Kind, heat: Heat) -> Impact:
    return _IMPACTS[kind][heat]
