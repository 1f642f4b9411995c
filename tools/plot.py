"""The plot of a rule's measurements as SVG: ratio over n, both logarithmic, a panel for each case.

It stands in the page itself, so that text takes the page's colour, and the lines take the colours of
docs/_static/plots.css: readable on light and on dark. Versions differ in the form of their marks too.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from perflint.evidence.table import EvidenceTable, Version, format_version

WIDTH, HEIGHT = 330, 230
"""Pixels of a panel."""
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 26, 36
"""Pixels of a panel that the axes need."""
ACROSS = 2
"""Panels beside each other."""
LEGEND = 26
STEPS = (1, 2, 5)
FEW = 3
"""With fewer powers of ten on the axis, it also gets their doubles and fives."""

_COLOURS = ("#4682c8", "#cd6a30", "#439553", "#9b62c0", "#c84a68", "#8a8a20")
"""For a reader without the style sheet: they can be told from white and from black."""


class Scale(NamedTuple):
    """Maps the numbers from `low` to `high` to pixels, by their logarithms."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, number: float) -> float:
        if self.low == self.high:
            return (self.start + self.end) / 2
        part = math.log(number / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)


def plot(name: str, table: EvidenceTable) -> str:
    """An `svg` element without blank lines, which would end it in a page of Markdown."""
    versions = sorted(table.python)
    cases = list(dict.fromkeys(case for version in versions for case in table.python[version].ratios))
    rows = math.ceil(len(cases) / ACROSS)
    width, height = WIDTH * min(len(cases), ACROSS), LEGEND + HEIGHT * rows
    what = f"{name}: {_what(table)} over n, for Python {', '.join(map(format_version, versions))}"
    parts = [
        f'<svg class="plot" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11" fill="currentColor">',
        f"<title>{escape(what)}</title>",
        *_legend(versions),
    ]
    for number, case in enumerate(cases):
        x, y = WIDTH * (number % ACROSS), LEGEND + HEIGHT * (number // ACROSS)
        parts += [f'<g transform="translate({x} {y})">', *_panel(table, case), "</g>"]
    return "\n".join([*parts, "</svg>"])


def _what(table: EvidenceTable) -> str:
    return "memory of slow ÷ fast" if table.measures == "memory" else "time of slow ÷ fast"


def _legend(versions: Sequence[Version]) -> Iterator[str]:
    for number, version in enumerate(versions):
        x = LEFT + 90 * number
        yield _mark(number, x, 12)
        yield f'<text x="{x + 9}" y="16">Python {format_version(version)}</text>'


def _panel(table: EvidenceTable, case: str) -> Iterator[str]:
    """The axes are the same in all panels, so that cases can be compared."""
    cells = [cell for measured in table.python.values() for by_n in measured.ratios.values() for cell in by_n.items()]
    sizes = sorted({n for n, _ in cells})
    ratios = [ratio for _, ratio in cells]
    across = Scale(sizes[0], sizes[-1], LEFT + 10, WIDTH - RIGHT - 10)
    up = Scale(min(0.8, *ratios) * 0.9, max(1.25, *ratios) * 1.1, HEIGHT - BOTTOM, TOP)
    yield f'<text x="{LEFT}" y="14" font-weight="bold">{escape(case)}</text>'
    yield from _axes(across, up, sizes)
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2:g}" y="{HEIGHT - 4}" text-anchor="middle">n</text>'
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield (
        f'<text x="12" y="{middle:g}" text-anchor="middle" transform="rotate(-90 12 {middle:g})">{_what(table)}</text>'
    )
    for number, (_, measured) in enumerate(sorted(table.python.items())):
        points = [(across(n), up(ratio)) for n, ratio in sorted(measured.ratios.get(case, {}).items())]
        yield from _line(number, points)


def _axes(across: Scale, up: Scale, sizes: Sequence[int]) -> Iterator[str]:
    left, right = LEFT, WIDTH - RIGHT
    for ratio in _ticks(up.low, up.high):
        y = up(ratio)
        # Where both take the same: above this line the advice helps.
        kind = 'stroke-width="1.2"' if ratio == 1 else 'stroke-width="0.5" stroke-opacity="0.3"'
        yield f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" {kind}/>'
        yield f'<text x="{left - 5}" y="{y + 4:.1f}" text-anchor="end">{ratio:g}</text>'
    for n in sizes:
        yield f'<text x="{across(n):.1f}" y="{HEIGHT - BOTTOM + 15}" text-anchor="middle">{n:,}</text>'


def _ticks(low: float, high: float) -> Iterator[float]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = STEPS if len(powers) <= FEW + 1 else STEPS[:1]
    ticks = (float(f"{step}e{power}") for power in powers for step in steps)
    yield from (tick for tick in ticks if low <= tick <= high)


def _line(number: int, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" stroke-width="1.6" style="stroke: {_colour(number)}"/>'
    for x, y in points:
        yield _mark(number, x, y)


def _colour(number: int) -> str:
    index = number % len(_COLOURS)
    return f"var(--plot-{index}, {_COLOURS[index]})"


def _mark(number: int, x: float, y: float) -> str:
    return _MARKS[number % len(_MARKS)](x, y).replace("/>", f' style="fill: {_colour(number)}"/>')


_MARKS: tuple[Callable[[float, float], str], ...] = (
    lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>',
    lambda x, y: f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/>',
    lambda x, y: f'<path d="M{x:.1f} {y - 4:.1f}l4 7h-8z"/>',
    lambda x, y: f'<path d="M{x:.1f} {y - 4.5:.1f}l4 4.5l-4 4.5l-4 -4.5z"/>',
    lambda x, y: f'<path d="M{x:.1f} {y + 4:.1f}l4 -7h-8z"/>',
)
