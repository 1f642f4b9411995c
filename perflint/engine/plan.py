"""What settings mean for a file: the rules to run, and what is reported of their findings."""

from functools import cache
from typing import NamedTuple

from perflint.engine.registry import all_rules
from perflint.engine.selectors import enabled_codes, fixable_codes, ignored_codes
from perflint.engine.settings import FORMATS_WITH_EDITS, Settings
from perflint.rules import Rule
from perflint.syntax.tests import is_test_path


class Plan(NamedTuple):
    """The rules to run, the codes of all that is reported, those whose fixes may be applied, and the settings that say
    so."""

    settings: Settings
    rules: tuple[type[Rule], ...]
    codes: frozenset[str]
    fixable: frozenset[str]

    @property
    def with_edits(self) -> bool:
        """Whether fixes are reported with their edits: programs apply them, people only read what they do."""
        return self.settings.output_format in FORMATS_WITH_EDITS

    @property
    def packages(self) -> str:
        """The directory in whose environment installed packages are looked for; empty if they are not to be."""
        return self.settings.root if self.settings.astroid else ""


def plan_for(settings: Settings, path: str) -> Plan:
    """The plan for one file. Raises InvalidSelector."""
    ignored = ignored_codes(settings, path, all_rules()) if settings.per_file_ignores else frozenset()
    if not settings.include_tests and is_test_path(path):
        ignored |= {rule.code for rule in all_rules()}
    return _plan(settings, ignored)


@cache
def _plan(settings: Settings, ignored: frozenset[str]) -> Plan:
    rules = all_rules()
    codes = enabled_codes(settings, rules) - ignored
    running = tuple(rule for rule in rules if rule.code in codes)
    return Plan(settings, running, codes, fixable_codes(settings, rules))
