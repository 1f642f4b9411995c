"""One JSON object per line and finding: for programs that read while the report is written."""

import json
from collections.abc import Iterator, Sequence

from perflint.findings import Finding
from perflint.reports.json import as_json
from perflint.reports.style import Style


def report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    for finding in findings:
        yield json.dumps(as_json(finding, style)) + "\n"
