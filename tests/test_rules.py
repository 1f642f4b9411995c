"""Every rule against its fixture, and against the example that it documents."""

import ast
from collections import Counter

import pytest

from perflint.engine.registry import all_rules
from perflint.evidence.program import example
from perflint.rules import Rule
from tests.fixture import Definition, differences, findings_in, first_line, fixture_path, read_fixture

RULES = all_rules()
rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_name())


@rules
def test_findings_are_the_expected_ones(rule: type[Rule]) -> None:
    fixture = read_fixture(fixture_path(rule))
    assert fixture.expectations
    assert list(differences(rule, fixture)) == []


@rules
def test_fixture_has_as_many_silent_definitions_as_firing_ones(rule: type[Rule]) -> None:
    fixture = read_fixture(fixture_path(rule))
    fires = Counter(fixture.fires(definition) for definition in fixture.definitions())
    assert fires[False] >= fires[True] > 0


@rules
def test_every_silent_definition_says_why(rule: type[Rule]) -> None:
    fixture = read_fixture(fixture_path(rule))
    lines = fixture.text.split("\n")
    unexplained = [
        definition.name
        for definition in fixture.definitions()
        if not fixture.fires(definition) and not lines[first_line(definition) - 2].startswith("# ")
    ]
    assert unexplained == []


@rules
def test_no_definition_is_there_twice(rule: type[Rule]) -> None:
    definitions = read_fixture(fixture_path(rule)).definitions()
    assert [name for name, number in Counter(map(_without_name, definitions)).items() if number > 1] == []


def _without_name(definition: Definition) -> str:
    return ast.unparse(definition).replace(definition.name, "_", 1)


@rules
def test_the_documented_slow_form_fires(rule: type[Rule]) -> None:
    found = findings_in(example(rule.evidence, rule.evidence.slow), rule)
    assert {code for _, code in found} == {rule.code}


@rules
def test_nothing_is_slow_about_the_documented_fast_form(rule: type[Rule]) -> None:
    defaults = [each for each in RULES if each.default]
    assert findings_in(example(rule.evidence, rule.evidence.fast), *{*defaults, rule}) == []
