"""Findings that are left to ruff."""

import pytest

from perflint.engine.ruff_overlap import is_left_to_ruff
from perflint.engine.ruff_selection import RuffSelection, ruff_selection
from perflint.engine.settings import Settings
from perflint.findings import Finding, Impact, Kind, Range


def is_left(codes: tuple[str, ...], table: dict[str, object], settings: Settings | None = None) -> bool:
    finding = Finding("a.py", Range(1, 1, 1, 2), "PRF301", "copy-loop", "slow", Kind.CONSTANT, Impact.LOW, ruff=codes)
    return is_left_to_ruff(finding, (settings or Settings())._replace(ruff=ruff_selection(table)))


@pytest.mark.parametrize(
    ("selector", "code"),
    [
        ("ALL", "PERF401"),
        ("PERF", "PERF401"),
        ("PERF4", "PERF401"),
        ("PERF401", "PERF401"),
        ("PL", "PLR6201"),
        ("PLR", "PLR6201"),
        ("PLR6", "PLR6201"),
        ("C", "C401"),
        ("C4", "C401"),
        ("FURB", "FURB129"),
    ],
)
def test_a_selector_of_ruff_selects(selector: str, code: str) -> None:
    assert is_left((code,), {"lint": {"select": [selector]}})
    assert is_left((code,), {"lint": {"extend-select": [selector]}})
    assert is_left((code,), {"select": [selector]})


@pytest.mark.parametrize(
    ("selector", "code"),
    [
        ("PERF102", "PERF401"),
        ("PERF4011", "PERF401"),
        ("PLC", "PLR6201"),
        ("F", "FURB129"),
        ("P", "PERF401"),
        ("C4", "COM812"),
        ("manual-list-comprehension", "PERF401"),
        ("", "PERF401"),
    ],
)
def test_a_selector_of_ruff_does_not_select(selector: str, code: str) -> None:
    assert not is_left((code,), {"lint": {"select": [selector]}})


@pytest.mark.parametrize(
    ("selected", "ignored", "left"),
    [
        (["PERF"], ["PERF401"], False),
        (["PERF"], ["PERF402"], True),
        (["PERF"], ["PERF"], False),
        (["PERF401"], ["PERF"], True),
        (["PERF4"], ["ALL"], True),
        (["ALL"], ["PERF4"], False),
    ],
)
def test_of_ruffs_selectors_the_more_specific_one_wins(selected: list[str], ignored: list[str], left: bool) -> None:
    assert is_left(("PERF401",), {"lint": {"select": selected, "ignore": ignored}}) is left
    assert is_left(("PERF401",), {"lint": {"select": selected, "extend-ignore": ignored}}) is left


def test_a_category_of_pylint_is_more_specific_than_pylint() -> None:
    assert is_left(("PLR6201",), {"lint": {"select": ["PLR"], "ignore": ["PL"]}})
    assert not is_left(("PLR6201",), {"lint": {"select": ["PL"], "ignore": ["PLR"]}})


def test_one_of_several_rules_of_ruff_is_enough() -> None:
    assert is_left(("PERF401", "PERF402"), {"lint": {"select": ["PERF"], "ignore": ["PERF401"]}})
    assert not is_left((), {"lint": {"select": ["ALL"]}})


def test_the_default_rules_of_ruff_are_unknown() -> None:
    assert not is_left(("PERF401",), {})
    assert not is_left(("PERF401",), {"line-length": 120})
    assert not is_left(("PERF401",), {"lint": {"ignore": ["FURB"]}})


def test_a_configuration_that_extends_another_one_is_not_certain() -> None:
    assert not is_left(("PERF401",), {"extend": "../ruff.toml", "lint": {"select": ["ALL"]}})


def test_the_newer_table_wins_over_the_older_form() -> None:
    assert not is_left(("PERF401",), {"select": ["PERF"], "lint": {"select": ["FURB"]}})


def test_strange_values_are_passed_over() -> None:
    assert ruff_selection({"lint": 3, "select": ["PERF", 4]}) == RuffSelection(("PERF",))
    assert ruff_selection({"lint": {"select": "ALL"}}) == RuffSelection()


def test_to_report_everything_is_an_option() -> None:
    assert not is_left(("PERF401",), {"select": ["ALL"]}, Settings(ruff_overlap="report"))


@pytest.mark.parametrize("selector", ["PRF301", "copy-loop"])
def test_a_rule_that_is_named_is_meant(selector: str) -> None:
    assert not is_left(("PERF401",), {"select": ["ALL"]}, Settings(select=(selector,)))
    assert not is_left(("PERF401",), {"select": ["ALL"]}, Settings(extend_select=(selector,)))
    assert not is_left(("PERF401",), {"select": ["ALL"]}, Settings(overriding_select=(selector,)))


def test_a_prefix_names_no_rule() -> None:
    assert is_left(("PERF401",), {"select": ["ALL"]}, Settings(select=("PRF30", "ALL")))
