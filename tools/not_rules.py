"""Measure the advice of docs/not-rules.md on every CPython found, and write its figures into the page.

    python tools/not_rules.py
    python tools/not_rules.py --only enumerate --rounds 1 --dry-run     # a quick look: nothing is written

The code of each row is in tools/not_rules.toml. The method is that of the evidence of rules: both forms in one
process, interleaved, in CPU time of the thread, after a check that they give equal results; the figure is the
median of several processes. A row whose noise is too high is measured again.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from perflint.evidence.environments import Environments
from perflint.evidence.interpreters import Interpreter, interpreters
from perflint.evidence.measure import ROUNDS, measure
from perflint.evidence.table import Version, format_version
from perflint.findings import Evidence

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "not-rules.md"
ROWS = Path(__file__).with_suffix(".toml")

NOISY = 0.03
"""A ratio of equals that is further off than this is measured again."""
TRIES = 3
CASE = "as told"
COLUMN = re.compile(r"3\.\d+")


class Advice(NamedTuple):
    """One row: the first cell of it, the number of items, and the two forms."""

    says: str
    n: int
    before: str
    after: str
    case: str
    setup: str
    times: int
    requires: tuple[str, ...]

    def evidence(self) -> Evidence:
        """The two forms as what is measured: above 1, following the advice helps."""
        slow, fast = (f"{dedent(form).strip()}\n" * self.times + "return result" for form in (self.before, self.after))
        return Evidence(slow, fast, {CASE: self.case}, (self.n,), self.setup, self.requires)


def all_advice() -> list[Advice]:
    """The rows, in the order of the page."""
    data: dict[str, Any] = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    rows = [data["defaults"] | row for row in data["row"]]
    return [Advice(**{**row, "requires": tuple(row["requires"])}) for row in rows]


def cells(line: str) -> list[str]:
    r"""The cells of a row of a table; `\|` is no border."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))]


def rows_of(page: str) -> Iterator[tuple[list[str], list[str]]]:
    """Each row of the page's tables that gives figures: the heads of its columns, and its cells."""
    heads: list[str] = []
    for line in page.splitlines():
        if line.startswith("| advice |"):
            heads = cells(line)
        elif line.startswith("|") and heads and not line.startswith("|---"):
            yield heads, cells(line)
        elif not line.startswith("|"):
            heads = []


def with_figures(page: str, says: str, figures: dict[Version, float]) -> str:
    """The page with these figures in the row of this advice. Raises KeyError if there is no such row."""
    shown = {format_version(version): f"{ratio:.2f}" for version, ratio in figures.items()}
    for heads, row in rows_of(page):
        if row[0] == says:
            new = [shown.get(head, cell) for head, cell in zip(heads, row, strict=True)]
            return page.replace(f"| {' | '.join(row)} |", f"| {' | '.join(new)} |")
    raise KeyError(says)


def figure(advice: Advice, interpreter: Interpreter, rounds: int) -> float:
    """The ratio of the two forms, from the quietest of a few tries."""
    tries: list[tuple[float, float]] = []
    while not tries or (tries[-1][0] > NOISY and len(tries) < TRIES):
        measured = measure(advice.evidence(), interpreter, rounds)
        tries.append((measured.noise, measured.ratios[CASE][advice.n]))
    noise, ratio = min(tries)
    print(f"  {format_version(interpreter.version)}: {ratio:g} (noise {noise:.1%})", flush=True)
    return ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="TEXT", help="rows with this text in their first cell")
    parser.add_argument("--python", action="append", metavar="3.X", help="only this version (repeatable)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="processes per figure (default: %(default)s)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    found = [one for one in interpreters() if not options.python or format_version(one.version) in options.python]
    with Environments() as environments:
        for advice in all_advice():
            if options.only not in advice.says:
                continue
            print(f"{advice.says}, n = {advice.n}", flush=True)
            ready = [environments.with_installed(one, advice.requires) if advice.requires else one for one in found]
            figures = {one.version: figure(advice, one, options.rounds) for one in ready}
            if not options.dry_run:
                page = PAGE.read_text(encoding="utf-8")
                PAGE.write_text(with_figures(page, advice.says, figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
