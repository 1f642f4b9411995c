"""Compare what two or more people have measured: do they get the same verdict, and how far apart are their figures?

    perflint bench --quick --output-format json > mine.json
    perflint bench --quick --output-format json > yours.json
    python tools/spread.py mine.json yours.json

A row for each rule: its outcome in each file, and how far apart the ratios of a cell are, in the middle and at worst.
The exit code is 1 if one file says that a rule holds and another that it is below its threshold.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

CONTRADICTION = {"holds", "below"}
"""What is unclear on one machine may be clear on another one; these two cannot both be true."""


class Row(NamedTuple):
    """One rule in all files. `apart` has for each cell how much more the largest ratio is than the smallest."""

    code: str
    name: str
    outcomes: tuple[str, ...]
    apart: tuple[float, ...]

    @property
    def agrees(self) -> bool:
        return not set(self.outcomes) >= CONTRADICTION


def rows(files: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """The rules that every file has, in the order of the first."""
    by_code = [{rule["code"]: rule for rule in each["rules"]} for each in files]
    for code, first in by_code[0].items():
        if all(code in each for each in by_code):
            rules = [each[code] for each in by_code]
            yield Row(code, first["name"], tuple(rule["outcome"] for rule in rules), tuple(_apart(rules)))


def _apart(rules: Sequence[dict[str, Any]]) -> Iterator[float]:
    """For each cell that has been measured everywhere."""
    first, *others = ({(case, size): cell["ratio"] for case, size, cell in _cells(rule)} for rule in rules)
    for key, ratio in first.items():
        ratios = [ratio, *(each[key] for each in others if key in each)]
        if len(ratios) == len(rules):
            yield max(ratios) / min(ratios) - 1


def _cells(rule: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, float]]]:
    for case, by_size in rule["ratios"].items():
        for size, cell in by_size.items():
            yield case, size, cell


def _print(table: Sequence[Row]) -> None:
    width = max(len(row.name) for row in table)
    for row in table:
        outcomes = row.outcomes[0] if len(set(row.outcomes)) == 1 else ", ".join(row.outcomes)
        told = f"{statistics.median(row.apart):6.1%} {max(row.apart):7.1%}" if row.apart else " " * 14
        print(f"{row.code}  {row.name:<{width}}  {told}  {outcomes}{'' if row.agrees else '  <- contradiction'}")
    every = sorted(apart for row in table for apart in row.apart)
    if every:
        print(
            f"{len(every)} cells: {statistics.median(every):.1%} apart in the middle, "
            f"nine in ten within {every[len(every) * 9 // 10]:.1%}, at worst {every[-1]:.1%}"
        )
    print(f"{sum(row.agrees for row in table)} of {len(table)} rules without a contradiction")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE", help="what `perflint bench --output-format json` printed")
    options = parser.parse_args()
    try:
        files = [json.loads(Path(name).read_text(encoding="utf-8")) for name in options.files]
    except (OSError, ValueError) as error:
        parser.error(f"not what `perflint bench --output-format json` prints: {error}")
    if len(files) < 2:
        parser.error("it takes two files to compare")
    if len(builds := {each["build"] for each in files}) > 1:
        print(f"not the same interpreter: {', '.join(sorted(map(str, builds)))}")
    table = list(rows(files))
    if not table:
        parser.error("no rule is in all files")
    _print(table)
    return 0 if all(row.agrees for row in table) else 1


if __name__ == "__main__":
    sys.exit(main())
