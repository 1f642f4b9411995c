"""The plugin inside the real flake8."""

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = "def drain(jobs: list[str]):\n    while jobs:\n        print(jobs.pop(0))\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "jobs.py").write_text(SLOW)
    (tmp_path / "tox.ini").write_text("[flake8]\nselect = PRF\n")
    return tmp_path


def _flake8(project: Path, *arguments: str) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "flake8", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_findings_are_diagnostics_of_flake8(project: Path) -> None:
    code, lines = _flake8(project)
    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith("./jobs.py:3:15: PRF102 `jobs` is a list")
    assert "deque" in lines[0]


def test_flake8_knows_the_plugin() -> None:
    done = subprocess.run([sys.executable, "-m", "flake8", "--version"], capture_output=True, text=True, check=True)
    assert "perflint: 0." in done.stdout


def test_several_processes_find_the_same(project: Path) -> None:
    for number in range(20):
        (project / f"copy_{number}.py").write_text(SLOW)
    alone, together = _flake8(project, "--jobs", "1"), _flake8(project, "--jobs", "2")
    assert sorted(alone[1]) == sorted(together[1])
    assert len(alone[1]) == 21


def test_settings_are_shared_with_the_command(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.perflint]\nignore = ["list-as-queue"]\n')
    assert _flake8(project) == (0, [])
    (project / "pyproject.toml").write_text('[tool.perflint.per-file-ignores]\n"jobs.py" = ["PRF1"]\n')
    assert _flake8(project) == (0, [])
    (project / "pyproject.toml").write_text('[tool.perflint]\nextend-exclude = ["jobs.py"]\n')
    assert _flake8(project) == (0, [])


def test_a_broken_configuration_is_a_clear_error(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.perflint]\nselekt = []\n")
    code, lines = _flake8(project)
    assert code == 1
    assert any("selekt" in line and "pyproject.toml" in line for line in lines)


def test_flake8_selects_and_ignores_too(project: Path) -> None:
    assert _flake8(project, "--ignore", "PRF102") == (0, [])
    assert _flake8(project, "--select", "PRF2") == (0, [])
    assert len(_flake8(project, "--select", "PRF102")[1]) == 1


def test_suppressions_of_both_kinds_hold(project: Path) -> None:
    for comment in ("# noqa: PRF102", "# perflint: ignore[list-as-queue]"):
        (project / "jobs.py").write_text(SLOW.replace("pop(0))", f"pop(0))  {comment}"))
        assert _flake8(project) == (0, [])
    assert len(_flake8(project, "--disable-noqa")[1]) == 1


def test_a_useless_suppression_is_found(project: Path) -> None:
    (project / "jobs.py").write_text("x = 1  # perflint: ignore[list-as-queue]\n")
    _, lines = _flake8(project)
    assert [line.split()[1] for line in lines] == ["PRF001"]


def test_code_from_standard_input(project: Path) -> None:
    command = [sys.executable, "-m", "flake8", "--stdin-display-name", "jobs.py", "-"]
    done = subprocess.run(command, cwd=project, input=SLOW, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("jobs.py:3:15: PRF102")


def test_broken_code_is_left_to_flake8(project: Path) -> None:
    (project / "jobs.py").write_text("def f(:\n")
    assert _flake8(project, "--select", "PRF,E9")[1][0].split()[1] == "E999"


@pytest.mark.parametrize("configuration", ["", "ignore = E501\n", "extend-ignore = E501\n"])
def test_a_rule_that_is_off_by_default_stays_off_until_it_is_named(project: Path, configuration: str) -> None:
    """The one trap of flake8: setting `ignore` drops what a plugin has put on the default ignore list."""
    (project / "off.py").write_text(
        "from collections import deque\n"
        "import perflint.rules.collections.list_as_queue as rule\n"
        "rule.ListAsQueue.default = False\n"
        "from flake8.main.cli import main\n"
        "raise SystemExit(main())\n"
    )
    (project / "tox.ini").write_text(f"[flake8]\n{configuration}extend-exclude = off.py\n")

    def found(*arguments: str) -> list[str]:
        command = [sys.executable, "off.py", "--jobs", "1", *arguments]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return [line.split()[1] for line in done.stdout.splitlines()]

    assert found() == []
    assert found("--select", "PRF") == []
    assert found("--extend-select", "PRF102") == ["PRF102"]
