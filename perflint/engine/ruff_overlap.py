"""Which findings are left to ruff, because it reports the same place in this project anyway."""

from perflint.engine.settings import Settings
from perflint.findings import Finding


def is_left_to_ruff(finding: Finding, settings: Settings) -> bool:
    """Whether the project's ruff reports the place of this finding.

    A rule that perflint's own settings select by its code or name is meant, and stays.
    """
    if settings.ruff_overlap != "defer" or not finding.ruff or not settings.ruff.selected:
        return False
    meant = {*settings.select, *settings.extend_select, *settings.overriding_select}
    return meant.isdisjoint((finding.code, finding.rule)) and any(map(settings.ruff.selects, finding.ruff))
