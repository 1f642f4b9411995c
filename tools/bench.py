"""Measure the evidence of rules on every CPython found, and write their tables.

    python tools/bench.py list-as-queue
    python tools/bench.py ALL --stale
    python tools/bench.py list-as-queue --sizes 10,1000 --rounds 1     # a quick look: nothing is written

A table lies in perflint/evidence/tables and is never edited by hand. The exit code is 1 if some evidence
could not be measured, or does not allow the rule's default.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence

from chosen_rules import add_rules_argument, chosen_rules

from perflint.evidence.environments import Environments
from perflint.evidence.interpreters import Interpreter, interpreters
from perflint.evidence.measure import ROUNDS, EvidenceError, measure
from perflint.evidence.table import (
    EvidenceTable,
    Measurement,
    Version,
    digest_of,
    format_version,
    table_of,
    write_table,
)
from perflint.evidence.verdict import NOISY, verdict
from perflint.rules import Rule


class Bench:
    """One call of the command: its options, and the environments that it has made."""

    def __init__(self, options: argparse.Namespace, environments: Environments) -> None:
        self.options, self.environments = options, environments
        wanted: set[str] = set(options.python or ())
        self.interpreters = [one for one in interpreters() if not wanted or format_version(one.version) in wanted]

    def measure(self, rule: type[Rule]) -> bool:
        """Measure, print and write; true if the figures allow the rule's default."""
        print(f"{rule.code} {rule.rule_name()}")
        if self.options.sizes:
            self._measurements(rule, self.options.sizes)
            return True
        measured = self._measurements(rule, rule.evidence.sizes)
        if not measured:
            return False
        old, digest = table_of(rule.rule_name()), digest_of(rule.evidence)
        kept = old.python if old is not None and old.digest == digest else {}
        table = EvidenceTable(digest, rule.evidence.measures, {**kept, **measured})
        print(f"  written: {write_table(rule.rule_name(), table)}")
        return _print_verdict(rule, table)

    def _measurements(self, rule: type[Rule], sizes: tuple[int, ...]) -> dict[Version, Measurement]:
        measured = {}
        evidence = rule.evidence._replace(sizes=sizes)
        for interpreter in self.interpreters:
            ready = self._ready(interpreter, evidence.requires) if interpreter.version >= rule.since else None
            if ready is not None:
                try:
                    measured[interpreter.version] = measure(evidence, ready, self.options.rounds)
                except EvidenceError as error:
                    print(f"  {format_version(interpreter.version)}: {error}", file=sys.stderr)
                    return {}
                _print_measurement(interpreter.version, measured[interpreter.version])
        return measured

    def _ready(self, interpreter: Interpreter, requires: Sequence[str]) -> Interpreter | None:
        """An interpreter that has what the evidence requires, or None, having said why."""
        missing = interpreter.missing(requires)
        if not missing:
            return interpreter
        version = format_version(interpreter.version)
        if not self.options.install:
            print(f"  {version} skipped: {', '.join(missing)} not installed there (--install does it for the time)")
            return None
        try:
            return self.environments.with_installed(interpreter, requires)
        except subprocess.CalledProcessError as error:
            print(f"  {version} skipped: {', '.join(missing)} cannot be installed: {error.stderr.strip()[-300:]}")
            return None


def _print_measurement(version: Version, measured: Measurement) -> None:
    noise = f"noise {measured.noise:.1%}" + (", a busy machine: measure again" if measured.noise > NOISY else "")
    print(f"  {format_version(version)} ({noise})")
    width = max(map(len, measured.ratios))
    for case, ratios in measured.ratios.items():
        cells = "  ".join(f"n={size}: {ratio:g}" for size, ratio in ratios.items())
        print(f"    {case:{width}} {cells}", flush=True)


def _print_verdict(rule: type[Rule], table: EvidenceTable) -> bool:
    judged = verdict(rule, table)
    print(f"  {judged.rank}: {'may' if judged.by_default else 'may not'} be on by default")
    for line in (*judged.objections, *judged.notes):
        print(f"    {line}")
    return judged.by_default or not rule.default


def _is_stale(rule: type[Rule]) -> bool:
    table = table_of(rule.rule_name())
    return table is None or table.digest != digest_of(rule.evidence)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rules_argument(parser)
    parser.add_argument("--python", action="append", metavar="3.X", help="only this version (repeatable)")
    parser.add_argument("--sizes", type=_sizes, help="other sizes than the evidence's, for a quick look")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="processes per interpreter (default: %(default)s)")
    parser.add_argument("--install", action="store_true", help="install what the evidence requires, temporarily")
    parser.add_argument("--stale", action="store_true", help="only rules whose table is missing or out of date")
    return parser


def main() -> int:
    parser = _parser()
    options = parser.parse_args()
    rules = [rule for rule in chosen_rules(parser, options) if not options.stale or _is_stale(rule)]
    with Environments() as environments:
        bench = Bench(options, environments)
        if not bench.interpreters:
            parser.error("no such CPython is installed here")
        allowed = [bench.measure(rule) for rule in rules]
    return 0 if all(allowed) else 1


if __name__ == "__main__":
    sys.exit(main())
