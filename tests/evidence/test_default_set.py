"""The default set follows the evidence: for every target version, each rule that is on there is supported there."""

from collections.abc import Callable, Sequence

import pytest

from perflint.engine.registry import all_rules
from perflint.engine.selectors import enabled_codes
from perflint.engine.settings import Settings
from perflint.engine.target_version import SUPPORTED
from perflint.evidence.table import EvidenceTable, Measurement, Version, table_of
from perflint.evidence.verdict import verdict
from perflint.findings import Evidence, Kind
from perflint.rules import Rule

NEWEST_MEASURED = (3, 15)
"""What is newer than the tables is judged by the newest version that all of them have."""

TableOf = Callable[[str], EvidenceTable | None]


def unsupported(rules: Sequence[type[Rule]], target: Version, table_of: TableOf) -> list[str]:
    """Why rules that are on by default for this target version should not be."""
    on = enabled_codes(Settings(target_version=target), rules)
    objections = []
    for rule in rules:
        if rule.code in on:
            table = table_of(rule.rule_name())
            judged = table and verdict(rule, table, min(target, NEWEST_MEASURED))
            told = judged.objections if judged else ("has not been measured",)
            objections += [f"{rule.code} {rule.rule_name()}: {text}" for text in told]
    return objections


@pytest.mark.parametrize("target", SUPPORTED, ids=lambda version: f"py{version[0]}{version[1]}")
def test_every_rule_that_is_on_is_supported_by_its_evidence(target: Version) -> None:
    assert unsupported(all_rules(), target, table_of) == []


class ImaginaryPattern(Rule):
    code = "PRF199"
    kind = Kind.CONSTANT
    evidence = Evidence(slow="return 1", fast="return 1", cases={"ordinary": "pass"})


class ImaginaryPatternSince312(ImaginaryPattern):
    since = (3, 12)


class ImaginaryPatternOffByDefault(ImaginaryPattern):
    default = False


def gaining(*versions: int) -> TableOf:
    """A table in which the advice pays on these minor versions, and makes no difference on the others."""
    python = {(3, minor): Measurement(0.0, {"ordinary": {100: 2.0 if minor in versions else 1.0}}) for minor in MINORS}
    return lambda name: EvidenceTable("", "time", python)


MINORS = (10, 11, 12, 13)
NO_GAIN = "ordinary, n = 100 is 1, and 1.3 is the least"


@pytest.mark.parametrize(
    ("rule", "gains_on", "targets"),
    [
        (ImaginaryPattern, MINORS, []),
        # Advice of the past: code for 3.10 runs on 3.13 too.
        (ImaginaryPattern, (10, 11), [10, 11, 12, 13]),
        (ImaginaryPattern, (12, 13), [10, 11]),
        (ImaginaryPatternSince312, (12, 13), []),
        (ImaginaryPatternSince312, (13,), [12]),
        (ImaginaryPatternOffByDefault, (), []),
    ],
)
def test_a_rule_on_without_support_is_found(rule: type[Rule], gains_on: tuple[int, ...], targets: list[int]) -> None:
    found = {minor: unsupported([rule], (3, minor), gaining(*gains_on)) for minor in MINORS}
    assert [minor for minor, objections in found.items() if objections] == targets
    assert all(NO_GAIN in text for objections in found.values() for text in objections)


def test_a_rule_on_without_any_measurement_is_found() -> None:
    assert unsupported([ImaginaryPattern], (3, 10), lambda name: None) == [
        "PRF199 imaginary-pattern: has not been measured"
    ]
