"""What several rounds of a measurement say together: the medians, how far apart they are, and the noise."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

BySize = Mapping[int, tuple[int, int]]
"""The most bytes that slow and fast have allocated at once."""


class Round(NamedTuple):
    """One process. `ratios` are slow to fast by case and size, `null` those of `fast` to itself, one for each case."""

    ratios: dict[str, dict[int, float]]
    null: tuple[float, ...]
    build: str
    """The interpreter: version, compiler, optimizations, system."""
    bytes: Mapping[str, BySize] = {}
    """By case; empty where time is measured."""


class Cell(NamedTuple):
    """One case at one size: the median of the rounds, and the rounds that are furthest from it."""

    ratio: float
    least: float
    most: float

    @property
    def spread(self) -> float:
        """Half of what lies between least and most, as a part of the ratio."""
        return (self.most - self.least) / 2 / self.ratio


def cells(rounds: Sequence[Round]) -> dict[str, dict[int, Cell]]:
    """By case and size, in the order of the first round. Ratios have three significant digits: more would be noise."""
    return {
        case: {size: _cell([each.ratios[case][size] for each in rounds]) for size in ratios}
        for case, ratios in rounds[0].ratios.items()
    }


def peaks(rounds: Sequence[Round]) -> Mapping[str, BySize]:
    """The medians of the bytes."""
    return {
        case: {size: _median_bytes([each.bytes[case][size] for each in rounds]) for size in by_size}
        for case, by_size in rounds[0].bytes.items()
    }


def noise(rounds: Sequence[Round]) -> float:
    """The largest error that the median of these rounds makes in a case when it compares `fast` with itself."""
    by_case: Iterator[tuple[float, ...]] = zip(*(each.null for each in rounds), strict=True)
    return round(max(abs(statistics.median(ratios) - 1) for ratios in by_case), 3)


def _median_bytes(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    slow, fast = zip(*pairs, strict=True)
    return round(statistics.median(slow)), round(statistics.median(fast))


def _cell(ratios: Sequence[float]) -> Cell:
    return Cell(*(float(f"{ratio:.3g}") for ratio in (statistics.median(ratios), min(ratios), max(ratios))))
