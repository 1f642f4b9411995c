"""`perflint bench`, run as a user runs it."""

import io
import json
import re
import sys
import venv
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from perflint.cli import bench, main
from perflint.findings import Evidence, Kind
from perflint.reports import progress
from perflint.rules import Rule
from tests.cli.conftest import Command

RATIO = r" +[\d,.]+ ±\d+%"


def test_a_rule_is_measured_and_holds(perflint: Command) -> None:
    ended = perflint("bench", "--quick", "list-as-queue")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("PRF102 list-as-queue: holds\n")
    assert re.search(r"^  processor time, slow to fast +n = 100 +n = 1,000 +n = 30,000$", ended.out, re.MULTILINE)
    assert re.search(rf"^  a queue that is filled once(?:{RATIO}){{3}}$", ended.out, re.MULTILINE)


def test_figures_as_json(perflint: Command) -> None:
    ended = perflint("bench", "--quick", "PRF102", "front-slice-consumption", "--output-format", "json")
    assert (ended.status, ended.err) == (0, "")
    data = json.loads(ended.out)
    assert (data["python"], data["quick"]) == (f"3.{sys.version_info.minor}", True)
    assert data["build"].startswith(f"CPython {sys.version.split()[0]} (")
    assert [rule["code"] for rule in data["rules"]] == ["PRF102", "PRF212"]
    queue = data["rules"][0]
    assert (queue["name"], queue["default"], queue["measures"]) == ("list-as-queue", True, "time")
    assert queue["noise"] >= 0
    cell = queue["ratios"]["a queue that is filled once"]["30000"]
    assert 5 < cell["least"] <= cell["ratio"] <= cell["most"]


def test_another_interpreter_and_what_it_lacks(perflint: Command, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", symlinks=True)
    (python,) = tmp_path.glob("bare/*/python")
    ended = perflint("bench", "--quick", "--python", str(python), "dataframe-iterrows", "list-as-queue")
    assert (ended.status, ended.err) == (0, "")
    assert "PRF901 dataframe-iterrows: skipped\n  needs pandas, not installed for this Python\n" in ended.out
    assert "PRF102 list-as-queue: holds\n" in ended.out
    assert re.search(
        r"^2 rules in \d+ seconds on CPython 3\..+: 1 holds, 1 skipped; identical code came out ",
        ended.out,
        re.MULTILINE,
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("list-as-queu",), "there is no rule `list-as-queu`. Did you mean `list-as-queue`?"),
        (("PRF000",), "there is nothing to measure about PRF000"),
        (("--python", "/no/such/python"), "--python: /no/such/python is no CPython 3.10 or newer that starts"),
        (("--fast",), "unknown option --fast. --help lists the options."),
    ],
)
def test_wrong_arguments(perflint: Command, arguments: tuple[str, ...], complaint: str) -> None:
    assert perflint("bench", *arguments) == (2, "", f"perflint: error: {complaint}\n")


class HarmfulPattern(Rule):
    code = "PRF198"
    kind = Kind.CONSTANT
    evidence = Evidence(
        slow="return sum(rows)",
        fast="total = 0\nfor row in rows:\n    total += row\nreturn total",
        cases={"ordinary": "rows = list(range(n))"},
        sizes=(100,),
    )


class HarmfulPatternOffByDefault(HarmfulPattern):
    code = "PRF199"
    default = False


class UnfairPattern(HarmfulPattern):
    code = "PRF197"
    evidence = HarmfulPattern.evidence._replace(fast="return -1")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def measured(monkeypatch: pytest.MonkeyPatch, *rules: type[Rule]) -> tuple[int, str, str]:
    """Exit code, output and what a terminal sees when all the rules that there are get measured."""
    monkeypatch.setattr(bench, "all_rules", lambda: rules)
    out, error = io.StringIO(), Terminal()
    with redirect_stdout(out), redirect_stderr(error):
        status = main(["bench", "--quick"])
    return status, out.getvalue(), error.getvalue()


def test_a_rule_below_its_threshold_decides_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = measured(monkeypatch, HarmfulPattern, HarmfulPatternOffByDefault)
    assert status == 1
    assert "PRF198 harmful-pattern: below its threshold\n" in out
    assert "PRF199 harmful-pattern-off-by-default: below its threshold, off by default\n" in out
    assert re.search(
        r"^  ordinary, n = 100 is 0\.\d+, and 1\.3 is the least "
        r"\(rounds from 0\.\d+ to 0\.\d+, identical code \d+\.\d% apart\): a loss$",
        out,
        re.MULTILINE,
    )
    assert measured(monkeypatch, HarmfulPatternOffByDefault)[0] == 0


def test_evidence_that_does_not_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = measured(monkeypatch, UnfairPattern, HarmfulPatternOffByDefault)
    assert status == 2
    assert "PRF197 unfair-pattern: its evidence does not run\n  UnfairError: slow and fast differ in case" in out
    assert "PRF199" in out


def test_a_terminal_sees_the_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0)
    monkeypatch.setenv("TERM", "xterm")
    _, _, error = measured(monkeypatch, HarmfulPatternOffByDefault)
    assert "] 1 of 3 rounds" in error
    assert error.endswith("\r\x1b[K")
    monkeypatch.setenv("TERM", "dumb")
    assert measured(monkeypatch, HarmfulPatternOffByDefault)[2] == ""
