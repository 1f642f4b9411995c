"""A run takes whatever it finds: every bad file is one finding, and the others are checked as usual."""

import ast
import gc
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from perflint.engine.configuration import Configurations
from perflint.engine.discovery import FileToCheck, discover
from perflint.engine.dispatch import Dispatcher
from perflint.engine.run import Run, run, run_text
from perflint.engine.settings import Settings
from perflint.findings import Finding, Impact
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.source.text import SourceText

SLOW = "def drain(jobs: list[str]):\n    while jobs:\n        print(jobs.pop(0))\n"


def _checked(directory: Path) -> Run:
    return run(discover([str(directory)], Configurations(isolated=True)).files)


def _rows(findings: Sequence[Finding]) -> list[tuple[str, int, int, str]]:
    return [(os.path.basename(one.path), one.range.line, one.range.column, one.code) for one in findings]


def test_findings_are_ordered_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("b.py", "a.py", "c/d.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SLOW + SLOW.replace("drain", "again"))
    first, second = _checked(tmp_path), _checked(tmp_path)
    assert first == second
    assert first.files == 3
    assert _rows(first.findings) == [(name, line, 15, "PRF102") for name in ("a.py", "b.py", "d.py") for line in (3, 6)]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"def f(:\n", 1),
        (b"x = 1\n'\xff\xfe'\n", 2),
        (b"# coding: klingon\n", 1),
        (b"x = 1\ny = '\0'\n", 2),
        (b"(" * 5_000, 1),
        (b"x = " + b"-" * 50_000 + b"1\n", 1),
        (b"if x:\n\treturn\n        return\n", 3),
    ],
)
def test_what_is_not_python_is_one_finding(tmp_path: Path, data: bytes, line: int) -> None:
    (tmp_path / "bad.py").write_bytes(data)
    (tmp_path / "good.py").write_text(SLOW)
    checked = _checked(tmp_path)
    assert checked.internal_errors == ()
    (bad, good) = checked.findings
    assert (bad.code, bad.range.line) == ("PRF000", line)
    assert bad.message
    assert good.code == "PRF102"


@pytest.mark.parametrize(
    "data",
    [
        SLOW.encode("utf-8-sig"),
        SLOW.replace("\n", "\r\n").encode(),
        SLOW.replace("\n", "\r").encode(),
        ("# coding: latin-1\n" + SLOW.replace("print", "é")).encode("latin-1"),
        ("# coding: utf-8\n" + SLOW).encode(),
        ("\f\n" + SLOW).encode(),
        (SLOW.rstrip("\n")).encode(),
        ("x = '𝒳é中'; " + SLOW.replace("\n", "\n", 1)).replace("def", "\ndef").encode(),
    ],
    ids=["bom", "crlf", "cr", "latin-1", "cookie", "form feed", "no final newline", "wide characters"],
)
def test_every_kind_of_text_is_checked(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file.py").write_bytes(data)
    (finding,) = _checked(tmp_path).findings
    assert finding.code == "PRF102"
    assert finding.range.column == 15 if b"\xe9" not in data else finding.range.column == 11
    assert finding.excerpt.strip().endswith("(jobs.pop(0))")


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"# only a comment", b"\f"])
def test_empty_files_are_clean(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "empty.py").write_bytes(data)
    assert _checked(tmp_path) == Run((), 1, ())


def test_a_file_that_vanishes_during_the_run_is_one_finding(tmp_path: Path) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text(SLOW)
    files = discover([str(tmp_path)], Configurations(isolated=True)).files
    (tmp_path / "a.py").unlink()
    assert [finding.code for finding in run(files).findings] == ["PRF000", "PRF102"]


def test_what_is_no_regular_file_is_one_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    (finding,) = run([FileToCheck(str(tmp_path / "pipe.py"), Settings())]).findings
    assert finding.code == "PRF000"


@pytest.mark.parametrize(
    "code",
    [
        "x = " + " + ".join(["a"] * 3_000),
        "x = [" + "[" * 80 + "]" * 80 + "]",
        "x" + ".y" * 900,
        "\n".join("    " * depth + "for x in y:" for depth in range(19)) + "\n" + "    " * 19 + "pass",
        "if a: pass\n" + "elif b: pass\n" * 900,
    ],
    ids=["long sum", "brackets", "attributes", "blocks", "elif"],
)
def test_deep_nesting_is_checked_or_reported_but_stops_nothing(tmp_path: Path, code: str) -> None:
    (tmp_path / "deep.py").write_text(f"{SLOW}\n{code}\n")
    checked = _checked(tmp_path)
    assert checked.internal_errors == ()
    assert [finding.code for finding in checked.findings] in (["PRF102"], ["PRF000"])


def test_an_enormous_file_is_checked(tmp_path: Path) -> None:
    lines = "".join(f"x{number} = [{number}, 'text']\n" for number in range(60_000))
    (tmp_path / "large.py").write_text(lines + SLOW)
    (finding,) = _checked(tmp_path).findings
    assert finding.range.line == 60_003


def test_text_is_checked_as_if_it_were_a_file() -> None:
    checked = run_text(SLOW.encode(), "src/jobs.py", Settings())
    assert [(finding.path, finding.code) for finding in checked.findings] == [("src/jobs.py", "PRF102")]
    assert run_text(b"\xff", "x.py", Settings()).findings[0].code == "PRF000"


def test_tests_are_reported_only_if_wanted(tmp_path: Path) -> None:
    for name in ("jobs.py", "test_jobs.py", "tests/jobs.py", "conftest.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SLOW + SLOW.replace("drain", "test_drain") + "x = 1  # noqa: PRF102\n")
    checked = _checked(tmp_path)
    assert _rows(checked.findings) == [("jobs.py", 3, 15, "PRF102"), ("jobs.py", 7, 8, "PRF001")]
    wanted = Configurations(isolated=True, overrides={"include_tests": True, "ignore": ["PRF001"]})
    rows = _rows(run(discover([str(tmp_path)], wanted).files).findings)
    assert [(name, line) for name, line, _, _ in rows] == [
        ("conftest.py", 3),
        ("conftest.py", 6),
        ("jobs.py", 3),
        ("test_jobs.py", 3),
        ("test_jobs.py", 6),
        ("jobs.py", 3),
        ("jobs.py", 6),
    ]


def test_selection_and_per_file_ignores_hold(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SLOW)
    (tmp_path / "b_gen.py").write_text(SLOW)
    overrides = {"per_file_ignores": {"*_gen.py": ["list-as-queue"]}}
    configurations = Configurations(isolated=True, overrides=overrides)
    assert _rows(run(discover([str(tmp_path)], configurations).files).findings) == [("a.py", 3, 15, "PRF102")]
    nothing = Configurations(isolated=True, overrides={"select": ["PRF9"]})
    assert run(discover([str(tmp_path)], nothing).files).findings == ()


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("# noqa", []),
        ("# noqa: PRF102", []),
        ("# noqa: PRF1", []),
        ("# NOQA:PRF102,E501", []),
        ("# perflint: ignore", []),
        ("# perflint: ignore[list-as-queue] the queue is short", []),
        ("# perflint: ignore[PRF102]", []),
        ("# noqa: E501", ["PRF102"]),
        ("# noqa: PRF101", ["PRF102", "PRF001"]),
        ("# perflint: ignore[str-concat-in-loop, list-as-queue]", ["PRF001"]),
        ("# perflint: ignore[no-such-rule]", ["PRF102", "PRF001"]),
        ("# noqa: PRF999", ["PRF102", "PRF001"]),
    ],
)
def test_comments_suppress_and_useless_ones_are_found(comment: str, codes: list[str]) -> None:
    code = SLOW.replace("pop(0))", f"pop(0))  {comment}")
    settings = Settings(select=("DEFAULT", "str-concat-in-loop"))
    assert [finding.code for finding in run_text(code.encode(), "a.py", settings).findings] == codes


def test_a_comment_on_either_end_of_a_statement_covers_it() -> None:
    for first, last in (("  # noqa: PRF102", ""), ("", "  # noqa: PRF102")):
        call = f"print({first}\n            jobs.pop(0),\n        ){last}"
        code = f"def drain(jobs: list[str]):\n    while jobs:\n        {call}\n"
        assert run_text(code.encode(), "a.py", Settings()).findings == ()


def test_a_comment_on_a_loop_does_not_cover_its_body() -> None:
    code = SLOW.replace("while jobs:", "while jobs:  # noqa: PRF102")
    assert [one.code for one in run_text(code.encode(), "a.py", Settings()).findings] == ["PRF001", "PRF102"]


@pytest.mark.parametrize("comment", ["# perflint: noqa", "# flake8: noqa", "# perflint: file-ignore[list-as-queue]"])
def test_whole_files_are_suppressed(comment: str) -> None:
    assert run_text(f"{comment}\n{SLOW}".encode(), "a.py", Settings()).findings == ()


def test_a_notebook_says_cell_and_line() -> None:
    cells = [
        {"cell_type": "markdown", "source": "text"},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 1"]},
        {"cell_type": "code", "source": ["def drain(jobs: list[str]):\n", "    while jobs:\n", "        jobs.pop(0)"]},
    ]
    notebook = json.dumps({"nbformat": 4, "metadata": {}, "cells": cells})
    (finding,) = run_text(notebook.encode(), "a.ipynb", Settings()).findings
    assert (finding.range.cell, finding.range.line, finding.range.column) == (3, 3, 9)


class FailingRule(Rule):
    """Raises.

    ## Stays silent
    - never
    """

    code = "PRF998"
    kind = Kind.CONSTANT
    message = "never"
    advice = "never"
    evidence = Evidence("pass", "pass", {})

    @on(ast.While)
    def check(self, node: ast.While, ctx: Context) -> Findings:
        if node.lineno:
            raise ZeroDivisionError("on purpose")
        yield self.finding(ctx, node)


def test_a_rule_that_raises_is_an_internal_error_with_its_name_and_line() -> None:
    dispatcher = Dispatcher([FailingRule])
    module = ast.parse(SLOW)
    findings, (error,), _ = dispatcher.check(dispatcher.walk(module), SourceText("a.py", SLOW), module, (3, 10))
    assert findings == []
    assert (error.path, error.line, error.rule) == ("a.py", 2, "failing-rule")
    assert "on purpose" in error.message
    assert "ZeroDivisionError" in error.traceback


@pytest.mark.parametrize("failing", ["project.link.Link.answers", "semantics.summaries.summarizing.summarize"])
@pytest.mark.parametrize("files", [1, 3])
def test_what_goes_wrong_between_modules_is_an_internal_error_and_loses_nothing(
    failing: str, files: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("on purpose")

    code = f"{SLOW}\ndef f(jobs):\n    while jobs:\n        print(jobs.pop(0))\n"
    for number in range(files):
        (tmp_path / f"a{number}.py").write_text(code)
    expected = _checked(tmp_path)
    monkeypatch.setattr(f"perflint.{failing}", fail)
    checked = _checked(tmp_path)
    assert checked.findings == expected.findings
    assert {"on purpose" in error.message for error in checked.internal_errors} == {True}
    assert {error.rule for error in checked.internal_errors} <= {"link", "summary"}


@pytest.fixture
def resting_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("resting_collector")
def test_a_checked_file_leaves_nothing_to_the_garbage_collector(tmp_path: Path) -> None:
    method = "class A:\n    def __init__(self): self.x = []\n    def f(self):\n        for y in self.x: self.x.pop(0)\n"
    (tmp_path / "a.py").write_text(SLOW + method)
    _checked(tmp_path)
    gc.collect()
    before = len(gc.get_objects())
    _checked(tmp_path)
    assert gc.collect() < 50
    assert len(gc.get_objects()) - before < 500


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    run_text(SLOW.encode(), "a.py", Settings())
    assert gc.isenabled()


REQUESTS = (
    "from fastapi import FastAPI\nfrom low import load\napp = FastAPI()\n@app.get('/')\ndef answer():\n    load()\n"
)


def test_a_finding_says_what_makes_its_place_hot(tmp_path: Path) -> None:
    (tmp_path / "low.py").write_text(f"{SLOW}def load():\n    drain(list(range(9)))\n")
    (tmp_path / "app.py").write_text(REQUESTS)
    (finding,) = _checked(tmp_path).findings
    assert finding.impact is Impact.HIGH
    assert [(os.path.basename(one.path), one.range.line, one.message) for one in finding.related] == [
        ("app.py", 6, "runs for each request: `answer` calls `load`"),
        ("low.py", 5, "`load` calls it"),
    ]


def test_a_file_alone_has_callers_too() -> None:
    text = SLOW + REQUESTS.replace("from low import load", "load = drain")
    (finding,) = run_text(text.encode(), "app.py", Settings()).findings
    assert (finding.impact, [one.message for one in finding.related]) == (
        Impact.HIGH,
        ["runs for each request: `answer` calls it"],
    )
    (finding,) = run_text(SLOW.encode(), "app.py", Settings()).findings
    assert (finding.impact, finding.related) == (Impact.MEDIUM, ())


def test_what_is_handed_to_a_queue_runs_in_a_task() -> None:
    text = SLOW + "import rq\nqueue = rq.Queue()\ndef submit(jobs): queue.enqueue(drain, jobs)\n"
    (finding,) = run_text(text.encode(), "app.py", Settings()).findings
    assert (finding.impact, [one.message for one in finding.related]) == (
        Impact.HIGH,
        ["runs in a task: `submit` hands it on"],
    )
