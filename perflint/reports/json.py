"""All findings as one JSON array.

Everything is always there: an object has the same keys for every finding, `null` where there is nothing.
Only ASCII is written, so that no terminal, pipe or locale can damage it.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from perflint.findings import Cost, Finding, Fix, Range
from perflint.reports.style import Style


def report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    if not findings:
        yield "[]\n"
        return
    separator = "[\n"
    for finding in findings:
        text = json.dumps(as_json(finding, style), indent=2)
        yield separator + "  " + text.replace("\n", "\n  ")
        separator = ",\n"
    yield "\n]\n"


def as_json(finding: Finding, style: Style) -> dict[str, Any]:
    """The finding as plain data. Rows, columns and cells count from 1, ends are exclusive, paths are absolute."""
    filename = style.absolute(finding.path)
    return {
        "code": finding.code,
        "name": finding.rule,
        "message": finding.message,
        "kind": finding.kind.value,
        "impact": str(finding.impact),
        "cost": _cost(finding.cost),
        "advice": finding.advice,
        "filename": filename,
        **_place(finding.range),
        "related": [
            {
                "message": related.message,
                "filename": style.absolute(related.path or finding.path),
                **_place(related.range),
            }
            for related in finding.related
        ],
        "fix": _fix(finding.fix),
    }


def _cost(cost: Cost | None) -> dict[str, str] | None:
    return None if cost is None else {"slow": cost.slow, "fast": cost.fast}


def _place(where: Range) -> dict[str, Any]:
    return {
        "cell": where.cell or None,
        "location": {"row": where.line, "column": where.column},
        "end_location": {"row": where.end_line, "column": where.end_column},
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    """The edits replace characters `start` up to `end`, offsets into the decoded text of the file."""
    if fix is None:
        return None
    return {
        "applicability": fix.applicability.value,
        "message": fix.title,
        "reason": fix.reason,
        "edits": [edit._asdict() for edit in sorted((*fix.edits, *fix.imports))],
    }
