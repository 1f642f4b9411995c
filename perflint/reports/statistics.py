"""How often each rule fired, most often first."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.findings import Finding
from perflint.reports.style import is_fixable


class Row(NamedTuple):
    code: str
    name: str
    findings: int
    fixable: int


def statistics(findings: Sequence[Finding], output_format: str) -> Iterator[str]:
    """A table, or for the JSON formats an array or lines of objects with `code`, `name`, `count` and `fixable`."""
    rows = _rows(findings)
    if output_format == "json":
        yield json.dumps([_as_json(row) for row in rows], indent=2) + "\n"
    elif output_format == "json-lines":
        yield from (json.dumps(_as_json(row)) + "\n" for row in rows)
    elif rows:
        width = len(str(rows[0].findings))
        yield from (f"{row.findings:>{width}}  {row.code}  {row.name}\n" for row in rows)


def _rows(findings: Sequence[Finding]) -> list[Row]:
    count = Counter((finding.code, finding.rule) for finding in findings)
    fixable = Counter(finding.code for finding in findings if is_fixable(finding))
    rows = [Row(code, name, number, fixable[code]) for (code, name), number in count.items()]
    return sorted(rows, key=lambda row: (-row.findings, row.code))


def _as_json(row: Row) -> dict[str, str | int]:
    return {"code": row.code, "name": row.name, "count": row.findings, "fixable": row.fixable}
