"""The line that ends a report for people."""

from collections import Counter
from collections.abc import Sequence

from perflint.findings import Applicability, Finding, Impact
from perflint.reports.style import is_fixable


def summary(findings: Sequence[Finding], files: int, fixed: int = 0) -> str:
    """How much was found, by impact, and how many of it `--fix` removes. `files` is how many were checked, and
    `fixed` how many findings have been fixed already."""
    checked = _count(files, "file")
    if not findings:
        return (
            f"Fixed {_count(fixed, 'finding')} in {checked}; none left.\n"
            if fixed
            else f"Nothing found in {checked}.\n"
        )
    impacts = Counter(finding.impact for finding in findings)
    by_impact = ", ".join(f"{impacts[impact]:,} {impact}" for impact in sorted(Impact, reverse=True) if impacts[impact])
    already = f"Fixed {_count(fixed, 'finding')}. " if fixed else ""
    return (
        f"{already}Found {_count(len(findings), 'finding')} ({by_impact} impact) in {checked}; {_fixable(findings)}.\n"
    )


def _fixable(findings: Sequence[Finding]) -> str:
    safe = sum(map(is_fixable, findings))
    unsafe = sum(finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE for finding in findings)
    if not safe and unsafe:
        return f"{unsafe:,} fixable with --fix --unsafe-fixes"
    more = f", {unsafe:,} more with --unsafe-fixes" if unsafe else ""
    return f"{safe or 'none'} fixable with --fix{more}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
