"""The measured table of a rule, as Markdown, as plain data, and in one sentence."""

from collections.abc import Iterator, Sequence
from typing import Any

from perflint.evidence.table import EvidenceTable, Version, format_version
from perflint.evidence.verdict import LOSS
from perflint.findings import Evidence

_ALIKE = 1.1
"""Up to this ratio nobody will see a difference."""
_WHAT = {
    "time": "the processor time of the slow form",
    "wall": "the time that the slow form takes on the clock",
    "memory": "the peak memory of the slow form",
}
_WORDS = {"memory": ("times less memory", "times more memory")}


def sentence(evidence: Evidence, table: EvidenceTable) -> str:
    """What the fast form gains in the ordinary case, and where it loses, on all Python versions measured.

    For example `At n = 1,000 300 times faster, at n = 5 no difference. One at a time: at n = 5 1.5 times slower.`
    """
    ordinary, *others = evidence.cases
    smallest, largest = min(evidence.sizes), max(evidence.sizes)
    told = [f"At {_gain(table, ordinary, largest)}", f"at {_gain(table, ordinary, smallest)}"]
    sentences = [", ".join(told[: 2 if smallest < largest else 1])]
    sentences += (_losing(table, ordinary, [size for size in evidence.sizes if smallest < size < largest]),)
    sentences += (_losing(table, case, evidence.sizes) for case in others)
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in sentences if text)


def figures_markdown(table: EvidenceTable) -> Iterator[str]:
    """Blocks of Markdown: what the numbers are, and a row for each case and size."""
    versions = sorted(table.python)
    first = table.python[versions[0]]
    rows = [
        [case, f"{size:,}", *(f"{table.python[version].ratios[case][size]:g}" for version in versions)]
        for case, by_size in first.ratios.items()
        for size in sorted(by_size)
    ]
    head = ["case", "n", *(f"Python {format_version(version)}" for version in versions)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---", *["--:"] * (len(head) - 1)], *rows))
    yield from _per_item(table, versions[-1])
    worst = max(measured.noise for measured in table.python.values())
    yield (
        f"Each number is {_WHAT[table.measures]}, divided by that of the fast one. "
        f"Identical code came out at most {worst:.1%} apart."
    )


def _per_item(table: EvidenceTable, version: Version) -> Iterator[str]:
    """A sentence for each case of which the memory is known: the bytes at the largest size, and for each item."""
    for case, by_size in table.python[version].bytes.items():
        size = max(by_size)
        slow, fast = by_size[size]
        yield (
            f"{case[0].upper()}{case[1:]}, n = {size:,}, Python {format_version(version)}: the slow form has "
            f"{slow:,} bytes at its peak, {slow / size:,.0f} for each item; the fast one {fast:,}, {fast / size:,.0f} "
            "for each."
        )


def figures_data(evidence: Evidence, table: EvidenceTable) -> dict[str, Any]:
    """The figures as plain data: the sentence, what is compared, and by Python version what the table holds."""
    return {
        "sentence": sentence(evidence, table),
        "measures": table.measures,
        "python": {format_version(version): measured._asdict() for version, measured in sorted(table.python.items())},
    }


def _losing(table: EvidenceTable, case: str, sizes: Sequence[int]) -> str:
    losing = [size for size in sizes if min(_ratios(table, case, size)) < LOSS]
    return f"{case}: at {', at '.join(_gain(table, case, size) for size in losing)}" if losing else ""


def _gain(table: EvidenceTable, case: str, size: int) -> str:
    """For example `n = 100 4.9 to 6 times faster`."""
    ratios = _ratios(table, case, size)
    least, most = min(ratios), max(ratios)
    gains, loses = _WORDS.get(table.measures, ("times faster", "times slower"))
    if least >= LOSS and most <= _ALIKE:
        told = "no difference"
    elif most < LOSS:
        told = f"{_range(1 / most, 1 / least)} {loses}"
    elif least < LOSS:
        told = f"up to {_number(1 / least)} {loses}"
        told += f" and up to {_number(most)} {gains}" if most > _ALIKE else ""
    elif least <= _ALIKE:
        told = f"up to {_number(most)} {gains}"
    else:
        told = f"{_range(least, most)} {gains}"
    return f"n = {size:,} {told}"


def _ratios(table: EvidenceTable, case: str, size: int) -> list[float]:
    return [measured.ratios[case][size] for measured in table.python.values()]


def _range(least: float, most: float) -> str:
    first, last = _number(least), _number(most)
    return first if first == last else f"{first} to {last}"


def _number(ratio: float) -> str:
    """Two significant digits: a reader wants to know the order."""
    return f"{float(f'{ratio:.2g}'):,g}"
