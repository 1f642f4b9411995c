"""The hooks, run by the real pre-commit in a project of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SLOW = """\
def drain(names: list[str]) -> None:
    while names:
        print(names.pop(0))
"""

CLEAN = """\
def drain(names: list[str]) -> None:
    for name in names:
        print(name)
"""

CONFIGURATION = """\
[tool.perflint]
extend-exclude = ["generated"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A git repository with a slow file, a clean one, and a slow one that its configuration excludes."""
    project = tmp_path / "project"
    (project / "generated").mkdir(parents=True)
    (project / "slow.py").write_text(SLOW)
    (project / "clean.py").write_text(CLEAN)
    (project / "generated" / "excluded.py").write_text(SLOW)
    (project / "pyproject.toml").write_text(CONFIGURATION)
    subprocess.run(["git", "init", "--quiet", "."], cwd=project, check=True)
    subprocess.run(["git", "add", "."], cwd=project, check=True)
    return project


def _try_repo(project: Path, store: Path) -> subprocess.CompletedProcess[str]:
    """Run every hook of this checkout over all files of the project."""
    # Inside a git hook these name the wrong repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["PRE_COMMIT_HOME"] = str(store)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files", "--color", "never"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.network
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs hooks from a git repository")
def test_both_hooks_report_what_is_slow_and_respect_excludes(project: Path, tmp_path: Path) -> None:
    done = _try_repo(project, tmp_path / "store")
    report = done.stdout + done.stderr
    assert done.returncode == 1, report
    check, fix = _sections(done.stdout)
    for section in (check, fix):
        assert "Failed" in section, report
        assert "exit code: 1" in section, report
        assert "slow.py:3:" in section, report
        assert "list-as-queue" in section, report
        assert "clean.py" not in section, report
        assert "excluded.py" not in section, report
    assert (project / "slow.py").read_text() == SLOW


def _sections(output: str) -> tuple[str, str]:
    """What pre-commit printed for `perflint` and for `perflint-fix`."""
    _, _, hooks = output.rpartition("=" * 79)
    check, mark, fix = hooks.partition("perflint (fix)")
    assert mark, output
    return check, fix
