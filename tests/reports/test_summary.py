import json

from perflint.reports.statistics import statistics
from perflint.reports.summary import summary
from tests.reports.sample_findings import ALL, BLOCKING, FIXABLE, MEMBERSHIP


def test_findings_are_counted_by_impact() -> None:
    assert summary(ALL, 40) == (
        "Found 5 findings (1 high, 2 medium, 2 low impact) in 40 files; 1 fixable with --fix.\n"
    )


def test_only_impacts_that_were_found_are_named() -> None:
    assert summary([MEMBERSHIP], 1) == "Found 1 finding (1 high impact) in 1 file; none fixable with --fix.\n"


def test_large_numbers_can_be_read() -> None:
    assert summary([BLOCKING] * 1234, 56789) == (
        "Found 1,234 findings (1,234 medium impact) in 56,789 files; none fixable with --fix.\n"
    )


def test_clean_run() -> None:
    assert summary([], 3) == "Nothing found in 3 files.\n"
    assert summary([], 1) == "Nothing found in 1 file.\n"


def test_statistics_count_by_rule_most_often_first() -> None:
    findings = [FIXABLE, *[BLOCKING] * 12, MEMBERSHIP]
    assert "".join(statistics(findings, "full")) == (
        "12  PRF501  blocking-call-in-async\n 1  PRF101  list-membership-in-loop\n 1  PRF304  copy-loop\n"
    )


def test_statistics_for_programs() -> None:
    rows = [
        {"code": "PRF304", "name": "copy-loop", "count": 2, "fixable": 2},
        {"code": "PRF101", "name": "list-membership-in-loop", "count": 1, "fixable": 0},
    ]
    findings = [FIXABLE, MEMBERSHIP, FIXABLE]
    assert json.loads("".join(statistics(findings, "json"))) == rows
    assert [json.loads(line) for line in statistics(findings, "json-lines")] == rows


def test_statistics_of_nothing() -> None:
    assert "".join(statistics([], "concise")) == ""
    assert "".join(statistics([], "json")) == "[]\n"
    assert "".join(statistics([], "json-lines")) == ""
