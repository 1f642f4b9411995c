"""Measuring, with interpreters and workers that really run."""

import re
import sys
import tempfile
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from perflint.evidence.interpreters import Interpreter, interpreters
from perflint.evidence.measure import EvidenceError, measure
from perflint.evidence.table import EvidenceTable, Measurement, table_of, write_table
from perflint.findings import Evidence

HERE = Interpreter(sys.version_info[:2], sys.executable)


def measured(evidence: Evidence) -> Measurement:
    return measure(evidence, HERE, rounds=1)


def test_a_better_growth_class_shows() -> None:
    evidence = Evidence(
        slow="return [number in rows for number in wanted]",
        fast="known = set(rows)\nreturn [number in known for number in wanted]",
        cases={"all are there": "rows = list(range(n)); wanted = rows[-100:]"},
        sizes=(10, 3000),
    )
    ratios = measured(evidence).ratios["all are there"]
    assert ratios[3000] > 5 > ratios[10]


def test_memory_is_the_peak_in_bytes() -> None:
    evidence = Evidence(
        slow="return sum([number for number in range(n)])",
        fast="return sum(number for number in range(n))",
        cases={"one": "pass"},
        sizes=(10_000,),
        measures="memory",
    )
    found = measured(evidence)
    assert found.ratios["one"][10_000] > 50
    slow, fast = found.bytes["one"][10_000]
    assert 10_000 * 8 < slow < 10_000 * 64
    assert fast < 10_000


def test_the_bytes_of_slow_and_fast_come_back_from_the_table(tmp_path: Path) -> None:
    peaks = {"one": {10: (2_000, 1_024)}}
    found = Measurement(0.001, {"one": {10: 1.95}}, "CPython 3.13.0", "2026-01-01", peaks)
    table = EvidenceTable("0" * 16, "memory", {(3, 13): found})
    write_table("some-rule", table, tmp_path)
    assert table_of("some-rule", tmp_path) == table


def test_waiting_is_measured_by_the_wall_clock() -> None:
    evidence = Evidence(
        setup="import asyncio, time",
        slow="async def one():\n    time.sleep(0.002)\nawait asyncio.gather(*[one() for _ in range(n)])",
        fast="async def one():\n    await asyncio.sleep(0.002)\nawait asyncio.gather(*[one() for _ in range(n)])",
        cases={"tasks at once": "pass"},
        sizes=(10,),
        measures="wall",
    )
    assert measured(evidence).ratios["tasks at once"][10] > 3


def test_iterators_are_run_out() -> None:
    evidence = Evidence(
        slow="for row in rows:\n    sum(range(1000))\n    yield row",
        fast="return iter(rows)",
        cases={"one": "rows = range(n)"},
        sizes=(100,),
    )
    measurement = measured(evidence)
    assert measurement.ratios["one"][100] > 10
    assert measurement.noise < 1


def test_setup_may_define_dataclasses() -> None:
    evidence = Evidence(
        setup="from dataclasses import dataclass\n@dataclass\nclass Row:\n    x: 'int'",
        slow="return [Row(x).x for x in range(n)]",
        fast="return list(range(n))",
        cases={"one": "pass"},
        sizes=(100,),
    )
    assert measured(evidence).ratios["one"][100] > 3


@pytest.mark.parametrize(
    ("slow", "fast", "message"),
    [
        ("return 1", "return 2", "slow and fast differ in case 'one' at n = 3: 1 and 2"),
        ("return unknown", "return 2", "NameError: name 'unknown' is not defined"),
        ("return rows.pop()", "return rows.pop() + 1", "a second run gives another result in case 'one' at n = 3"),
    ],
)
def test_an_unfair_comparison_is_an_error(slow: str, fast: str, message: str) -> None:
    with pytest.raises(EvidenceError, match=re.escape(message)):
        measured(Evidence(slow=slow, fast=fast, cases={"one": "rows = list(range(n))"}, sizes=(3,)))


ARRAYS = """
class Array(list):
    def __eq__(self, other):
        return Array(left == right for left, right in zip(self, other))

    def all(self):
        return Array(all(self) for _ in range(1)) if len(self) > 1 else self

    def __bool__(self):
        return all(super().__iter__())
"""
"""Like those of numpy: comparing them gives an array, and even a single truth value has `all`."""


@pytest.mark.parametrize(("last", "is_fair"), [("2", True), ("3", False)])
def test_arrays_are_compared_as_a_whole(last: str, is_fair: bool) -> None:
    evidence = Evidence(
        setup=ARRAYS, slow="return Array([1, 2])", fast=f"return Array([1, {last}])", cases={"one": "pass"}, sizes=(1,)
    )
    with nullcontext() if is_fair else pytest.raises(EvidenceError, match="slow and fast differ"):
        measured(evidence)


def test_what_a_body_prints_does_no_harm() -> None:
    evidence = Evidence(slow="print(n)\nreturn n", fast="return n", cases={"one": "pass"}, sizes=(1,))
    assert measured(evidence).ratios["one"][1] > 1


def test_each_minor_version_is_found_once_and_is_what_it_says() -> None:
    found = interpreters()
    assert HERE in found
    assert [one.version for one in found] == sorted({one.version for one in found})
    assert all(one.missing(["no-such-distribution"]) == ("no-such-distribution",) for one in found)
    assert HERE.missing(["pytest"]) == ()


def test_a_broken_interpreter_misses_everything() -> None:
    assert Interpreter((3, 12), "/no/such/python").missing(["pytest"]) == ("pytest",)


def test_a_measurement_says_what_ran_and_when() -> None:
    measurement = measured(Evidence(slow="return 1", fast="return 1", cases={"one": "pass"}, sizes=(1,)))
    assert re.fullmatch(rf"CPython {re.escape(sys.version.split()[0])} \(.+, .+\)", measurement.build)
    assert date.fromisoformat(measurement.date) <= date.today()


def test_what_the_evidence_leaves_in_temporary_directories_is_cleaned_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    leaving = "import tempfile\ndirectory = tempfile.mkdtemp()\nopen(directory + '/left', 'w').close()"
    evidence = Evidence(
        setup=leaving,
        slow="return open(directory + '/left').read()",
        fast="return ''",
        cases={"one": "pass"},
        sizes=(1,),
    )
    assert measured(evidence).ratios["one"][1] > 3
    assert list(tmp_path.iterdir()) == []
