"""How a run ends."""

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from perflint import cli
from perflint.cli import check, main
from perflint.engine.dispatch import InternalError
from perflint.engine.run import Run
from tests.cli.conftest import Command, environment_of_a_process


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("clean.py",), 0),
        (("drain.py",), 1),
        (("drain.py", "--exit-zero"), 0),
        (("drain.py", "-e"), 0),
        (("drain.py", "-qe"), 0),
        (("nowhere.py", "-e"), 2),
        (("--select", "nothing", "-e"), 2),
    ],
)
def test_exit_code(perflint: Command, arguments: tuple[str, ...], status: int) -> None:
    assert perflint(*arguments).status == status


def test_broken_file_is_a_finding_and_does_not_stop_the_run(perflint: Command, project: Path) -> None:
    (project / "broken.py").write_text("def f(:\n")
    ended = perflint("--output-format", "concise", "-q")
    assert ended.status == 1
    assert [line.split()[1] for line in ended.out.splitlines()] == ["PRF000", "PRF102"]


@pytest.fixture
def failing_rule(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in which a rule raised."""
    error = InternalError("drain.py", 4, "list-as-queue", "ZeroDivisionError('division by zero')", "Traceback ...")
    monkeypatch.setattr(check, "run_files", lambda files, **_: Run((), len(files), (error,)))
    monkeypatch.chdir(project)


@pytest.mark.usefixtures("failing_rule")
def test_rule_that_fails_is_an_internal_error_that_nothing_hides(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q", "--exit-zero"]) == 2
    assert capsys.readouterr().err == (
        "perflint: internal error: list-as-queue failed at drain.py:4: ZeroDivisionError('division by zero')\n"
        "perflint: --verbose shows where; please report it\n"
    )


@pytest.mark.usefixtures("failing_rule")
def test_verbose_shows_where_a_rule_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-v"]) == 2
    assert capsys.readouterr().err.endswith("perflint: Traceback ...\n")


def test_failure_of_perflint_itself_is_not_taken_for_findings(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_parser", lambda: 1 / 0)
    assert main([]) == 2
    error = capsys.readouterr().err
    assert error.startswith("perflint: internal error, please report it:\nTraceback")
    assert "ZeroDivisionError" in error


def test_interruption_ends_with_a_short_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    assert main([]) == 130
    assert capsys.readouterr() == ("", "perflint: interrupted\n")


def test_interrupted_process_shows_no_traceback(project: Path) -> None:
    process = start(project, "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    # More than a pipe holds: when this is written, the process is reading, and waits for more.
    process.stdin.write(b"#" * 1_000_000)
    process.stdin.flush()
    status = None
    while status is None:
        # A signal between two reads has no effect before the next one: Python looks when a read is broken off.
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            status = process.wait(2)
    assert status == 130
    assert process.stderr.read() == b"perflint: interrupted\n"


def test_reader_that_goes_away_ends_the_run_quietly(project: Path) -> None:
    for number in range(300):
        (project / f"drain{number}.py").write_text((project / "drain.py").read_text() * 2)
    process = start(project, stdin=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 1
    assert process.stderr.read() == b""


def test_closed_streams_change_nothing(project: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m perflint - 0<&- 1>&- 2>&-"
    assert subprocess.run(command, shell=True, cwd=project, env=environment_of_a_process(), check=False).returncode == 0
    command = f"{shlex.quote(sys.executable)} -m perflint drain.py 1>&- 2>&-"
    assert subprocess.run(command, shell=True, cwd=project, env=environment_of_a_process(), check=False).returncode == 1


def test_reader_of_the_errors_that_goes_away_ends_the_run_quietly(project: Path) -> None:
    process = start(project, "-v", stdin=subprocess.DEVNULL)
    assert process.stderr is not None
    process.stderr.close()
    assert process.wait(60) == 1


def test_full_disk_is_an_error(project: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs a device that is always full")
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "perflint"],
            cwd=project,
            env=environment_of_a_process(),
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert ended.returncode == 2
    assert ended.stderr == b"perflint: error: cannot write the report: No space left on device\n"


def test_main_takes_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["perflint", "version"])
    assert cli.main() == 0
    assert capsys.readouterr().out.startswith("perflint ")


def start(project: Path, *arguments: str, stdin: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "perflint", *arguments],
        cwd=project,
        env=environment_of_a_process(),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts what runs in its background, these tests perhaps, with the signal ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
