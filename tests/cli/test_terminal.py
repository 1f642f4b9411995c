"""What only a person at a terminal sees."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from perflint.cli import main
from perflint.reports import progress
from tests.cli.conftest import QUEUE, environment_of_a_process


def at_a_terminal(project: Path, *arguments: str, **environment: str) -> str:
    """What the command writes to standard output if that is a terminal."""
    pty = pytest.importorskip("pty")
    reading, writing = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "perflint", *arguments],
        cwd=project,
        env=environment_of_a_process() | {"TERM": "xterm"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        check=False,
    )
    os.close(writing)
    text = os.read(reading, 100_000).decode()
    os.close(reading)
    return text


def test_terminal_sees_colour(project: Path) -> None:
    assert "\x1b[1mdrain.py:4:15\x1b[0m" in at_a_terminal(project)
    assert "\x1b[1mdrain.py:4:15\x1b[0m" in at_a_terminal(project, "--output-format", "concise")


def test_terminal_that_wants_none_sees_no_colour(project: Path) -> None:
    assert "\x1b" not in at_a_terminal(project, NO_COLOR="1")
    assert "\x1b" not in at_a_terminal(project, TERM="dumb")
    assert "\x1b" not in at_a_terminal(project, "--color", "never")
    assert "\x1b" in at_a_terminal(project, "--color", "always", NO_COLOR="1")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seen_on_stderr(*arguments: str) -> str:
    """What a run in this process writes to standard error if that is a terminal."""
    stream = Terminal()
    with redirect_stderr(stream):
        assert main(arguments) == 1
    return stream.getvalue()


@pytest.fixture
def _every_run_takes_long(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(project)


@pytest.mark.usefixtures("_every_run_takes_long")
def test_long_run_shows_its_progress_and_leaves_no_trace() -> None:
    assert seen_on_stderr() == "\r[############............] 1 of 2 files\x1b[K\r\x1b[K"


@pytest.mark.usefixtures("_every_run_takes_long")
def test_no_progress_where_it_would_disturb(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_on_stderr("-q") == ""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(QUEUE.encode())))
    assert seen_on_stderr("-") == ""
    monkeypatch.setenv("TERM", "dumb")
    assert seen_on_stderr() == ""


def test_short_run_shows_no_progress(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(project)
    monkeypatch.setattr(progress, "monotonic", lambda: 0.0)
    assert seen_on_stderr() == ""
