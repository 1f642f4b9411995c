"""What is reported of the findings of a file."""

from collections.abc import Sequence

from perflint.engine.check import CheckedFile
from perflint.engine.plan import Plan
from perflint.engine.ruff_overlap import is_left_to_ruff
from perflint.engine.suppression import without_suppressed
from perflint.findings import Finding
from perflint.source.text import SourceText


def reported(
    checked: CheckedFile, source: SourceText, plan: Plan, *, honour_comments: bool = True
) -> Sequence[Finding]:
    """The findings that neither a comment suppresses nor ruff reports; and those about useless comments."""
    kept: Sequence[Finding] = checked.findings
    if honour_comments:
        kept = without_suppressed(kept, source, checked.module, plan.codes)
    return [finding for finding in kept if not is_left_to_ruff(finding, plan.settings)]
