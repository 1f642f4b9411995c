"""The line that ends a report for people."""

from collections import Counter
from collections.abc import Sequence

from perflint.findings import Finding, Impact
from perflint.reports.style import is_fixable


def summary(findings: Sequence[Finding], files: int) -> str:
    """How much was found, by impact, and how many of it `--fix` removes. `files` is how many were checked."""
    checked = _count(files, "file")
    if not findings:
        return f"Nothing found in {checked}.\n"
    impacts = Counter(finding.impact for finding in findings)
    by_impact = ", ".join(f"{impacts[impact]:,} {impact}" for impact in sorted(Impact, reverse=True) if impacts[impact])
    fixable = sum(map(is_fixable, findings))
    return (
        f"Found {_count(len(findings), 'finding')} ({by_impact} impact) in {checked}; "
        f"{fixable or 'none'} fixable with --fix.\n"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
