"""Plays a page: writes its files and runs its commands, one after the other, in a directory of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.docs.page import ROOT, Block, Command, commands

ANY_LINES = "..."
INSTALLS = " pip install "
"""Needs the package index, and is played by .ci/run: a wheel into an environment of its own."""

SLOW = """\
def serve(waiting: list[str]) -> None:
    while waiting:
        print(waiting.pop(0))
"""

_WRAPPER = '#!/bin/sh\nexec {python} "$@"\n'


class Player:
    """A directory with the examples and a small project of the reader's.

    `python` and `perflint` are there those of the tests.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory / "project"
        self.directory.mkdir()
        shutil.copytree(ROOT / "examples", self.directory / "examples", ignore=shutil.ignore_patterns("__pycache__"))
        for path in ("src/serve.py", "scripts/serve.py", "new.py"):
            (self.directory / path).parent.mkdir(exist_ok=True)
            (self.directory / path).write_text(SLOW, encoding="utf-8")
        programs = directory / "programs"
        programs.mkdir()
        for name, python in (("python", sys.executable), ("perflint", f"{sys.executable} -m perflint")):
            (programs / name).write_text(_WRAPPER.format(python=python))
            (programs / name).chmod(0o755)
        settings = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PERFLINT_"))}
        self.environment = {
            **settings,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def write(self, block: Block) -> Path:
        """The file that the page names before the block, with this text, or this line of it."""
        assert block.file
        path = self.directory / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if block.at else []
        if block.at:
            lines[block.at - 1] = block.text
        path.write_text("".join(lines) or block.text, encoding="utf-8")
        return path

    def run(self, command: str) -> str:
        """What the command prints. It must not fail; findings, which perflint tells by 1, are no failure."""
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self.directory,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in ((0, 1) if "perflint" in command else (0,)), f"$ {command}\n{done.stdout}"
        assert "Traceback" not in done.stdout, f"$ {command}\n{done.stdout}"
        return done.stdout

    def play(self, block: Block) -> None:
        """Run the commands of a console block; each must print what the page shows."""
        for one in commands(block):
            if INSTALLS not in one.command:
                check(one, self.run(one.command))


def check(command: Command, printed: str) -> None:
    """Fail unless the lines shown are those printed, if any are."""
    if command.shown:
        pattern = "".join(
            r"(?:.*\n)*?" if line == ANY_LINES else rf"{re.escape(line)}\n" for line in _trimmed(command.shown)
        )
        assert re.fullmatch(pattern, printed), f"$ {command.command}\n{printed}"


def _trimmed(shown: Sequence[str]) -> Sequence[str]:
    """Without blank lines at the end, which part a command from the next one."""
    return shown if not shown or shown[-1] else _trimmed(shown[:-1])
