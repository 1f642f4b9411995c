"""One place where a rule fires."""

from typing import NamedTuple

from perflint.findings.cost import Cost, Impact, Kind
from perflint.findings.fix import Fix
from perflint.findings.place import Range


class Related(NamedTuple):
    """Another place that explains the finding: the loop, the definition to change. `path` is empty in the same file."""

    message: str
    range: Range
    path: str = ""


class Finding(NamedTuple):
    """One place where a rule fires, complete in itself: a report needs neither the file nor the rule.

    `excerpt` is the source line on which the range starts, without its line end; `ruff` are the codes of
    ruff's rules that report the same place.
    """

    path: str
    range: Range
    code: str
    rule: str
    message: str
    kind: Kind
    impact: Impact
    advice: str = ""
    cost: Cost | None = None
    excerpt: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    ruff: tuple[str, ...] = ()

    def at_most(self, impact: Impact) -> "Finding":
        """The same, with no more impact than this."""
        return self._replace(impact=min(self.impact, impact))

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """Sort key of a report: by file and place, then by code."""
        return (self.path, self.range.cell, self.range.line, self.range.column, self.code)
