"""A temporary project, and the command run in it as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

QUEUE = """\
def drain(jobs):
    queue = list(jobs)
    while queue:
        print(queue.pop(0))
"""
"""One finding: PRF102 at 4:15."""

SEARCH = """\
def known(names, rows):
    wanted = list(names)
    for row in rows:
        if row in wanted:
            print(row)
"""
"""One finding: PRF101 at 4:12 or so, with a related place."""

CLEAN = "print(1)\n"


class Ended(NamedTuple):
    """What a process has left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "drain.py").write_text(QUEUE)
    (tmp_path / "clean.py").write_text(CLEAN)
    return tmp_path


@pytest.fixture
def perflint(project: Path) -> Command:
    """`perflint("check", ".")` in the project; `stdin` is text or bytes, `environment` is added to the process's."""

    def perflint(*arguments: str, stdin: str | bytes = b"", environment: dict[str, str] | None = None) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "perflint", *arguments],
            cwd=project,
            env=environment_of_a_process() | (environment or {}),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return perflint


def environment_of_a_process() -> dict[str, str]:
    """Perflint importable from anywhere, and UTF-8 whatever the locale."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
