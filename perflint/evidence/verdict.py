"""Whether its figures allow a rule to be on by default."""

from collections.abc import Iterator
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


def verdict(rule: type[Rule], table: EvidenceTable) -> Verdict:
    """Judge the versions for which the rule makes its claim.

    The first case is the ordinary one and has to show the gain. The others are there to disprove it.
    """
    judged = {version: measured for version, measured in table.python.items() if version >= rule.since}
    if not judged:
        return Verdict("depends", ("no Python version has been measured",), ())
    losses = [loss for version, measured in judged.items() for loss in _losses(version, measured)]
    objections = [text for is_realistic, text in losses if is_realistic]
    notes = [text for is_realistic, text in losses if not is_realistic]
    ordinary = next(iter(rule.evidence.cases))
    if _grows_everywhere(judged, ordinary):
        return Verdict("depends" if objections else "growth", tuple(objections), tuple(notes))
    for version, measured in judged.items():
        size, ratio = max(measured.ratios[ordinary].items())
        if ratio < FACTOR:
            objections.append(f"{_cell(version, ordinary, size)} is {ratio:g}, and {FACTOR:g} is the least")
    return Verdict("depends" if objections else "factor", tuple(objections), tuple(notes))


def _losses(version: Version, measured: Measurement) -> Iterator[tuple[bool, str]]:
    for case, ratios in measured.ratios.items():
        realistic = set(_realistic(ratios))
        for size, ratio in ratios.items():
            if ratio < LOSS:
                yield size in realistic, f"{_cell(version, case, size)} loses: {ratio:g}"


def _grows_everywhere(judged: dict[Version, Measurement], case: str) -> bool:
    return all(_grows(measured.ratios[case]) for measured in judged.values())


def _grows(ratios: dict[int, float]) -> bool:
    # Below the realistic sizes a ratio also rises where only the cost of starting is spread over more items.
    realistic = _realistic(ratios)
    smallest = min(realistic) if realistic[1:] else min(ratios)
    largest = ratios[max(ratios)]
    return largest >= FACTOR and largest >= GROWTH * ratios[smallest]


def _realistic(ratios: dict[int, float]) -> list[int]:
    """The sizes that must not lose: those from `REALISTIC` on, at least the largest."""
    return [size for size in ratios if size >= min(REALISTIC, max(ratios))]


def _cell(version: Version, case: str, size: int) -> str:
    return f"Python {format_version(version)}, {case}, n = {size}"
