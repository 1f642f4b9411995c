"""What settings mean for a file: the rules to run and the codes to report."""

from functools import cache
from typing import NamedTuple

from perflint.engine.registry import all_rules
from perflint.engine.ruff_overlap import deferred_to_ruff
from perflint.engine.selectors import enabled_codes, ignored_codes
from perflint.engine.settings import Settings
from perflint.rules import Rule


class Plan(NamedTuple):
    """The rules to run, the codes of all that is reported, and the Python version to assume."""

    rules: tuple[type[Rule], ...]
    codes: frozenset[str]
    target_version: tuple[int, int]


def plan_for(settings: Settings, path: str) -> Plan:
    """The plan for one file. Raises InvalidSelector."""
    ignored = ignored_codes(settings, path, all_rules()) if settings.per_file_ignores else frozenset()
    return _plan(settings, ignored)


@cache
def _plan(settings: Settings, ignored: frozenset[str]) -> Plan:
    rules = all_rules()
    codes = enabled_codes(settings, rules) - deferred_to_ruff(settings, rules) - ignored
    return Plan(tuple(rule for rule in rules if rule.code in codes), codes, settings.effective_target)
