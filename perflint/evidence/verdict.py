"""Whether its figures allow a rule to be on by default."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perflint.evidence.table import EvidenceTable, Measurement, Version, format_version
from perflint.rules import Rule

FACTOR = 1.3
"""Slow to fast: less is not worth a finding."""
GROWTH = 3.0
"""How much the ratio must rise over the realistic sizes to prove a better growth class."""
LOSS = 0.95
"""Below, the advice makes the program slower."""
REALISTIC = 100
"""Sizes from here on must not lose; what smaller ones lose is told, and forgiven."""
NOISY = 0.05
"""A ratio of equals that is further off than this says that the machine was busy."""


class Shortfall(NamedTuple):
    """A case and size whose ratio is below the limit: `FACTOR` where the gain has to show, else `LOSS`."""

    case: str
    size: int
    ratio: float
    limit: float
    is_realistic: bool

    def __str__(self) -> str:
        if self.limit == LOSS:
            return f"{self.case}, n = {self.size} loses: {self.ratio:g}"
        return f"{self.case}, n = {self.size} is {self.ratio:g}, and {self.limit:g} is the least"


class Verdict(NamedTuple):
    """`rank` is `growth` (the ratio rises with n), `factor` (a steady gain) or `depends` (some cell loses).

    `objections` say why the rule may not be on by default; `notes` what a reader should know all the same.
    """

    rank: str
    objections: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def by_default(self) -> bool:
        return not self.objections


def verdict(rule: type[Rule], table: EvidenceTable, target: Version = (3, 0)) -> Verdict:
    """Judge the versions for which the rule makes its claim, and that run code for this target version.

    Code for a target version runs on that version and on every newer one, so each of them has to support the rule.
    """
    judged = {version: each for version, each in table.python.items() if version >= max(rule.since, target)}
    if not judged:
        return Verdict("depends", ("no Python version has been measured",), ())
    ordinary = next(iter(rule.evidence.cases))
    short = [
        (f"Python {format_version(version)}, {one}", one.is_realistic)
        for version, each in judged.items()
        for one in shortfalls(each.ratios, ordinary)
    ]
    objections = tuple(text for text, is_realistic in short if is_realistic)
    notes = tuple(text for text, is_realistic in short if not is_realistic)
    return Verdict("depends" if objections else _rank(judged.values(), ordinary), objections, notes)


def shortfalls(ratios: dict[str, dict[int, float]], ordinary: str) -> Iterator[Shortfall]:
    """What is below its limit on one Python version.

    The `ordinary` case has to show the gain at its largest size. The others are there to disprove it.
    """
    for case, by_size in ratios.items():
        largest = max(by_size)
        for size, ratio in by_size.items():
            if case == ordinary and size == largest and ratio < FACTOR:
                yield Shortfall(case, size, ratio, FACTOR, is_realistic=True)
            elif ratio < LOSS:
                yield Shortfall(case, size, ratio, LOSS, size >= min(REALISTIC, largest))


def _rank(judged: Iterable[Measurement], ordinary: str) -> str:
    return "growth" if all(grows(each.ratios[ordinary]) for each in judged) else "factor"


def grows(ratios: dict[int, float]) -> bool:
    """Whether the ratio rises enough to prove a better growth class."""
    # Below the realistic sizes a ratio also rises where only the cost of starting is spread over more items.
    realistic = [size for size in ratios if size >= REALISTIC]
    smallest = min(realistic) if realistic[1:] else min(ratios)
    return ratios[max(ratios)] >= GROWTH * ratios[smallest]
