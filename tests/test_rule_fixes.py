"""The fixes of every rule against its fixture, and against the example that it documents."""

import pytest

from perflint.engine.registry import all_rules
from perflint.evidence.program import example
from perflint.rules import Rule
from tests.fixed import fixed, segments
from tests.fixture import fixture_path, read_fixture

RULES = [rule for rule in all_rules() if rule.has_fixes()]
rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_name())


@rules
def test_fixes_make_of_the_fixture_what_it_says(rule: type[Rule]) -> None:
    fixture = read_fixture(fixture_path(rule))
    result = fixed(fixture.text, rule)
    assert not result.failed
    before = segments(fixture.text)
    assert [one for one in segments(result.after.text) if one not in before] == segments(fixture.fixed)


@rules
def test_the_documented_slow_form_is_fixed(rule: type[Rule]) -> None:
    result = fixed(example(rule.evidence, rule.evidence.slow), rule)
    assert result.applied
    assert not result.findings
    assert not result.failed
