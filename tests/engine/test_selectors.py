"""Which rules are on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.engine.engine_rules import ENGINE_RULES, INVALID_SOURCE
from perflint.engine.selectors import InvalidSelector, codes_of, enabled_codes, ignored_codes
from perflint.engine.settings import Settings
from tests.engine.fake_rules import RULES

OWN = {"PRF000", "PRF001"}
DEFAULT = {"PRF101", "PRF301"} | OWN
EVERYTHING = {"PRF101", "PRF102", "PRF301", "PRF302"} | OWN
SELECTORS = ["ALL", "DEFAULT", "PRF", "PRF1", "PRF3", "PRF10", "PRF30", "PRF101", "PRF302", "list-as-queue", "PRF000"]


def enabled(**settings: tuple[str, ...]) -> set[str]:
    return set(enabled_codes(Settings(**settings), RULES))  # type: ignore[arg-type]


def enabled_with_source(*codes: str) -> set[str]:
    return {INVALID_SOURCE.code, *codes}


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("ALL", EVERYTHING | {"PRF110"}),
        ("DEFAULT", DEFAULT | {"PRF110"}),
        ("PRF", EVERYTHING | {"PRF110"}),
        ("PRF0", OWN),
        ("PRF1", {"PRF101", "PRF102", "PRF110"}),
        ("PRF10", {"PRF101", "PRF102"}),
        ("PRF102", {"PRF102"}),
        ("PRF9", set()),
        ("list-as-queue", {"PRF102"}),
        ("unused-suppression", {"PRF001"}),
        ("invalid-source", {"PRF000"}),
    ],
)
def test_a_selector_selects(selector: str, codes: set[str]) -> None:
    assert codes_of(selector, RULES) == codes


@pytest.mark.parametrize(
    ("selector", "closest"),
    [
        ("prf102", "PRF102"),
        ("prf1", "PRF1"),
        ("list_as_queue", "list-as-queue"),
        ("ListAsQueue", "list-as-queue"),
        ("list-as-que", "list-as-queue"),
        ("default", "DEFAULT"),
        ("all", "ALL"),
        ("P", None),
        ("PR", None),
        ("", None),
        ("everything", None),
    ],
)
def test_what_selects_nothing_is_invalid(selector: str, closest: str | None) -> None:
    with pytest.raises(InvalidSelector) as caught:
        codes_of(selector, RULES)
    assert caught.value.selector == selector
    assert caught.value.closest == closest


@pytest.mark.parametrize("selector", ["PRF19", "PRF103", "PRF\u0661", "PRF101 ", "PERF1"])
def test_a_code_that_no_rule_has_is_invalid(selector: str) -> None:
    with pytest.raises(InvalidSelector):
        codes_of(selector, RULES)


def test_by_default_the_default_rules_are_on() -> None:
    assert enabled() == DEFAULT


def test_all_and_prefixes_turn_on_what_is_off_by_default() -> None:
    assert enabled(select=("ALL",)) == EVERYTHING
    assert enabled(select=("PRF10",)) == enabled_with_source("PRF101", "PRF102")
    assert enabled(extend_select=("other-loop",)) == DEFAULT | {"PRF302"}


def test_the_more_specific_selector_wins() -> None:
    assert enabled(select=("PRF1",), ignore=("PRF101",)) == enabled_with_source("PRF102")
    assert enabled(select=("PRF101",), ignore=("PRF1",)) == enabled_with_source("PRF101")
    assert enabled(select=("list-membership",), ignore=("PRF10",)) == enabled_with_source("PRF101")
    assert enabled(select=("PRF10",), ignore=("PRF1",)) == enabled_with_source("PRF101", "PRF102")
    assert enabled(select=("DEFAULT",), ignore=("PRF1",)) == DEFAULT - {"PRF101"}


def test_of_equal_selectors_ignore_wins() -> None:
    assert enabled(select=("PRF101",), ignore=("PRF101",)) == enabled_with_source()
    assert enabled(select=("PRF101",), ignore=("list-membership",)) == enabled_with_source()
    assert enabled(select=("PRF1",), extend_select=("PRF1",), ignore=("PRF1",)) == enabled_with_source()
    assert enabled(select=("ALL",), ignore=("DEFAULT",)) == {"PRF102", "PRF302"}


def test_a_file_that_was_not_checked_is_reported_whatever_is_selected() -> None:
    assert enabled(select=()) == {"PRF000"}
    assert enabled(select=("PRF3",)) == enabled_with_source("PRF301", "PRF302")
    assert "PRF000" not in enabled(ignore=("invalid-source",))


def test_a_rule_is_off_where_its_claim_does_not_hold_yet() -> None:
    chosen = Settings(select=("PRF110",))
    assert enabled_codes(chosen, RULES) == {"PRF000"}
    assert enabled_codes(chosen._replace(target_version=(3, 11)), RULES) == {"PRF000"}
    assert enabled_codes(chosen._replace(target_version=(3, 12)), RULES) == {"PRF000", "PRF110"}


def test_the_command_line_has_the_last_word() -> None:
    assert enabled(select=("PRF101",), overriding_ignore=("PRF1",)) == enabled_with_source()
    assert enabled(ignore=("PRF101",), overriding_select=("PRF1",)) == DEFAULT | {"PRF102"}
    assert enabled(overriding_select=("PRF1",), overriding_ignore=("PRF102",)) == DEFAULT


@given(st.lists(st.sampled_from(SELECTORS)), st.lists(st.sampled_from(SELECTORS)))
def test_the_order_of_selectors_does_not_matter(selected: list[str], ignored: list[str]) -> None:
    forward = enabled(select=tuple(selected), ignore=tuple(ignored))
    backward = enabled(select=tuple(reversed(selected)), ignore=tuple(reversed(ignored)))
    assert forward == backward
    assert forward <= set().union(*(codes_of(selector, RULES) for selector in selected), {"PRF000"})


def test_per_file_ignores_hold_for_the_files_that_match() -> None:
    settings = Settings(
        root="/project",
        per_file_ignores=(
            ("tests/**", ("PRF1", "copy-loop")),
            ("*_test.py", ("unused-suppression",)),
            ("gen", ("ALL",)),
        ),
    )
    assert ignored_codes(settings, "/project/a.py", RULES) == set()
    assert ignored_codes(settings, "/project/tests/a.py", RULES) == {"PRF101", "PRF102", "PRF110", "PRF301"}
    assert ignored_codes(settings, "/project/x/a_test.py", RULES) == {"PRF001"}
    assert ignored_codes(settings, "/project/x/gen/a.py", RULES) == EVERYTHING | {"PRF110"}


def test_a_negated_pattern_holds_for_all_other_files() -> None:
    settings = Settings(root="/project", per_file_ignores=(("!src/**", ("PRF101",)),))
    assert ignored_codes(settings, "/project/tests/a.py", RULES) == {"PRF101"}
    assert ignored_codes(settings, "/project/src/a.py", RULES) == set()


def test_the_engine_rules_are_documented() -> None:
    for rule in ENGINE_RULES:
        assert rule.code in OWN
        assert rule.summary.endswith(".")
        assert len(rule.summary) <= 120
        assert rule.documentation.strip()
