"""Which rules are left to ruff, because it reports the same places in this project anyway."""

from collections.abc import Iterable

from perflint.engine.settings import Settings
from perflint.rules import Rule


def deferred_to_ruff(settings: Settings, rules: Iterable[type[Rule]]) -> frozenset[str]:
    """The codes of the rules that are left to ruff.

    A rule that the settings select by its own code or name is meant, and stays.
    """
    if settings.ruff_overlap != "defer" or not settings.ruff.selected:
        return frozenset()
    meant = {*settings.select, *settings.extend_select, *settings.overriding_select}
    return frozenset(
        rule.code
        for rule in rules
        if meant.isdisjoint((rule.code, rule.rule_name())) and any(map(settings.ruff.selects, rule.ruff))
    )
