"""Tables on disk, and what their figures allow."""

from pathlib import Path

import pytest

from perflint.evidence.table import EvidenceTable, Measurement, Version, digest_of, table_of, write_table
from perflint.evidence.verdict import verdict
from perflint.findings import Evidence, Kind
from perflint.rules import Rule

EVIDENCE = Evidence(slow="return 1", fast="return 1", cases={"ordinary": "pass", "worst": "pass"})

Ratios = dict[int, float]


class ImaginaryPattern(Rule):
    code = "PRF199"
    kind = Kind.ASYMPTOTIC
    evidence = EVIDENCE


class ImaginaryNovelty(ImaginaryPattern):
    since = (3, 12)


def table(ordinary: Ratios, worst: Ratios | None = None, **other: Ratios) -> EvidenceTable:
    """Python 3.13 with these ratios, and other versions (`v310`) with their own for the ordinary case."""
    python: dict[Version, Measurement] = {
        (3, 13): Measurement(0.01, {"ordinary": ordinary, "worst": worst or {100: 1.0}}),
    }
    for name, ratios in other.items():
        python[3, int(name[2:])] = Measurement(0.01, {"ordinary": ratios, "worst": {100: 1.0}})
    return EvidenceTable(digest_of(EVIDENCE), "time", python)


@pytest.mark.parametrize(
    ("measured", "rank"),
    [
        (table({10: 1.0, 100: 2.0, 10_000: 90.0}), "growth"),
        (table({10: 0.7, 100: 2.0, 10_000: 90.0}), "growth"),
        (table({10: 1.4, 50: 9.0}, worst={50: 1.0}), "growth"),
        (table({10: 1.4, 100: 1.4, 10_000: 1.4}), "factor"),
        (table({3: 1.5, 100: 8.0, 10_000: 9.0}), "factor"),
        (table({10: 1.4, 10_000: 1.4}, worst={10: 0.5, 10_000: 0.96}), "factor"),
    ],
)
def test_growth_or_a_steady_gain_allows_the_default(measured: EvidenceTable, rank: str) -> None:
    judged = verdict(ImaginaryPattern, measured)
    assert (judged.rank, judged.by_default) == (rank, True)


@pytest.mark.parametrize(
    ("measured", "objection"),
    [
        (table({10: 1.0, 10_000: 1.2}), "Python 3.13, ordinary, n = 10000 is 1.2, and 1.3 is the least"),
        (table({10: 1.0, 10_000: 9.0}, worst={100: 0.9}), "Python 3.13, worst, n = 100 loses: 0.9"),
        (table({10: 1.0, 10_000: 9.0}, worst={50: 0.9}), "Python 3.13, worst, n = 50 loses: 0.9"),
        (
            table({10: 1.4, 10_000: 1.4}, v310={10: 1.4, 10_000: 1.1}),
            "Python 3.10, ordinary, n = 10000 is 1.1, and 1.3 is the least",
        ),
        (EvidenceTable("", "time", {}), "no Python version has been measured"),
    ],
)
def test_a_loss_or_a_poor_gain_forbids_it(measured: EvidenceTable, objection: str) -> None:
    judged = verdict(ImaginaryPattern, measured)
    assert judged.rank == "depends"
    assert judged.objections == (objection,)


def test_a_loss_at_a_small_size_is_told_and_forgiven() -> None:
    judged = verdict(ImaginaryPattern, table({10: 0.8, 10_000: 9.0}))
    assert judged.by_default
    assert judged.notes == ("Python 3.13, ordinary, n = 10 loses: 0.8",)


def test_versions_before_the_claim_are_not_judged() -> None:
    assert verdict(ImaginaryNovelty, table({100: 2.0}, v311={100: 0.5})).by_default


def test_code_for_a_target_runs_on_that_version_and_newer_ones() -> None:
    measured = table({100: 2.0}, v311={100: 0.5})
    assert not verdict(ImaginaryPattern, measured, (3, 11)).by_default
    assert verdict(ImaginaryPattern, measured, (3, 12)).by_default


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    measured = table({10: 1.0, 100: 2.5}, v310={10: 1.0})
    write_table("imaginary-pattern", measured, tmp_path)
    assert table_of("imaginary-pattern", tmp_path) == measured
    assert table_of("another-pattern", tmp_path) is None


def test_a_table_keeps_who_was_measured_and_when(tmp_path: Path) -> None:
    build, day = "CPython 3.13.0 (GCC 12.2.0, PGO, Linux x86_64)", "2026-11-22"
    ratios = {"ordinary": {10: 1.0}}
    measured = EvidenceTable("", "time", {(3, 13): Measurement(0.0, ratios, build, day)})
    assert (
        f'"build": "{build}",\n      "date": "{day}"'
        in write_table("imaginary-pattern", measured, tmp_path).read_text()
    )
    assert table_of("imaginary-pattern", tmp_path) == measured


def test_the_order_of_writing_is_that_of_the_content(tmp_path: Path) -> None:
    forth = table({100: 2.5, 10: 1.0}, v310={10: 1.0})
    back = forth._replace(python=dict(reversed(forth.python.items())))
    texts = {write_table(name, each, tmp_path).read_text() for name, each in (("forth", forth), ("back", back))}
    assert len(texts) == 1


def test_the_digest_changes_with_what_is_measured_and_not_with_its_layout() -> None:
    again = EVIDENCE._replace(slow="\n        return 1\n    ")
    assert digest_of(again) == digest_of(EVIDENCE)
    for other in (
        EVIDENCE._replace(slow="return 2"),
        EVIDENCE._replace(cases={"ordinary": "pass", "best": "pass"}),
        EVIDENCE._replace(sizes=(1, 2)),
        EVIDENCE._replace(setup="import re"),
        EVIDENCE._replace(measures="wall"),
    ):
        assert digest_of(other) != digest_of(EVIDENCE)
