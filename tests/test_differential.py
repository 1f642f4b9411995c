"""Functions before and after their safe fixes, called with many arguments: same results, exceptions and effects."""

from functools import cache
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.engine.registry import all_rules
from perflint.rules import Rule
from tests.differential.programs import Program, run
from tests.fixed import fixed
from tests.fixture import NEWEST, fixture_path, read_fixture

SAFE = [
    rule
    for rule in all_rules()
    if rule.has_fixes()
    and any(trust == "safe" for _, _, trust in read_fixture(fixture_path(rule)).expected_with_fixes(NEWEST))
]


def _programs(rule: type[Rule]) -> list[Program]:
    programs: list[Program] = import_module(f"tests.differential.{rule.rule_name().replace('-', '_')}").PROGRAMS
    return programs


@cache
def _after(code: str, name: str) -> str:
    """The code after the safe fixes of the rule of this name, worked out once for all arguments."""
    result = fixed(code, *(rule for rule in SAFE if rule.rule_name() == name), unsafe=False)
    assert result.applied
    return result.after.text


@pytest.mark.parametrize(
    ("rule", "program"),
    [pytest.param(rule, one, id=f"{rule.rule_name()}-{n}") for rule in SAFE for n, one in enumerate(_programs(rule))],
)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_safe_fixes_change_nothing(rule: type[Rule], program: Program, data: st.DataObject) -> None:
    arguments = data.draw(program.arguments)
    assert run(_after(program.code, rule.rule_name()), arguments) == run(program.code, arguments)
