"""One line per finding: place, code and message, for editors and for searching."""

from collections.abc import Iterator, Sequence

from perflint.findings import Finding
from perflint.reports.style import Style, code_of, printable


def report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    strong, reset = style.palette.strong, style.palette.reset
    for finding in findings:
        place = style.place(finding.path, finding.range)
        colour = style.palette.of(finding.impact)
        yield f"{strong}{place}{reset}: {colour}{code_of(finding)}{reset} {printable(finding.message)}\n"
