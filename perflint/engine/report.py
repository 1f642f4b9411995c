"""What is reported of the findings of a file."""

from collections.abc import Sequence

from perflint.engine.check import CheckedFile
from perflint.engine.plan import Plan
from perflint.engine.ruff_overlap import is_left_to_ruff
from perflint.engine.suppression import without_suppressed
from perflint.findings import Finding, Impact
from perflint.source.text import SourceText


def reported(
    checked: CheckedFile, source: SourceText, plan: Plan, *, honour_comments: bool = True
) -> Sequence[Finding]:
    """The findings that have enough impact, that no comment suppresses and ruff doesn't report; and those about useless
    comments. Only those of rules that may be fixed keep their fix."""
    kept: Sequence[Finding] = checked.findings
    if honour_comments:
        kept = without_suppressed(kept, source, checked.module, plan.codes)
    least = Impact[plan.settings.min_impact.upper()]
    return [
        one if one.fix is None or one.code in plan.fixable else one._replace(fix=None)
        for one in kept
        if one.impact >= least and not is_left_to_ruff(one, plan.settings)
    ]
