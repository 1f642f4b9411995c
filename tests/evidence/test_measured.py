"""Every rule has been measured, and its figures allow what it claims."""

import pytest

from perflint.engine.registry import all_rules
from perflint.evidence.table import TABLES, EvidenceTable, digest_of, table_of
from perflint.evidence.verdict import verdict
from perflint.rules import Rule

NOISIEST = 0.1
"""A table of a busier machine proves nothing."""
VERSIONS = tuple((3, minor) for minor in range(10, 16))
"""What every table has to cover, as far as the rule makes its claim there."""

rules = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.rule_name())


def measured(rule: type[Rule]) -> EvidenceTable:
    table = table_of(rule.rule_name())
    assert table is not None, f"never measured: python tools/bench.py {rule.rule_name()}"
    return table


@rules
def test_the_table_belongs_to_the_evidence(rule: type[Rule]) -> None:
    stale = f"the evidence has changed since: python tools/bench.py {rule.rule_name()}"
    assert measured(rule).digest == digest_of(rule.evidence), stale


@rules
def test_the_table_has_every_case_and_size(rule: type[Rule]) -> None:
    for measurement in measured(rule).python.values():
        assert measurement.ratios.keys() == rule.evidence.cases.keys()
        assert all(set(ratios) == set(rule.evidence.sizes) for ratios in measurement.ratios.values())
        assert measurement.noise <= NOISIEST


@rules
def test_every_python_version_is_measured(rule: type[Rule]) -> None:
    assert {version for version in VERSIONS if version >= rule.since} <= measured(rule).python.keys()


@rules
def test_the_figures_allow_the_default(rule: type[Rule]) -> None:
    judged = verdict(rule, measured(rule))
    assert judged.by_default or not rule.default, "\n".join(judged.objections)


def test_every_table_has_its_rule() -> None:
    assert {path.stem for path in TABLES.glob("*.json")} <= {rule.rule_name() for rule in all_rules()}
