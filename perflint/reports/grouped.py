"""Findings under the name of their file, in aligned columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from perflint.findings import Finding
from perflint.reports.style import Style, code_of, place_in_file, printable


def report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    strong, reset = style.palette.strong, style.palette.reset
    for path, group in groupby(findings, key=lambda finding: finding.path):
        rows = [(place_in_file(finding.range), code_of(finding), finding) for finding in group]
        place_width = max(len(place) for place, _, _ in rows)
        code_width = max(len(code) for _, code, _ in rows)
        yield f"{strong}{style.path(path)}{reset}:\n"
        for place, code, finding in rows:
            colour = style.palette.of(finding.impact)
            yield f"  {place:<{place_width}}  {colour}{code:<{code_width}}{reset}  {printable(finding.message)}\n"
        yield "\n"
