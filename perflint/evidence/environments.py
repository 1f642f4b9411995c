"""Temporary virtual environments, for evidence that needs distributions from the package index."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from perflint.evidence.interpreters import Interpreter


class Environments:
    """Makes at most one environment for each interpreter and set of requirements; gone when left."""

    def __init__(self) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="perflint-evidence-")
        self._made: dict[tuple[Interpreter, tuple[str, ...]], Interpreter] = {}

    def __enter__(self) -> "Environments":
        return self

    def __exit__(self, *exception: object) -> None:
        self._directory.cleanup()

    def with_installed(self, interpreter: Interpreter, distributions: Sequence[str]) -> Interpreter:
        """The interpreter of an environment that has the distributions.

        Raises `subprocess.CalledProcessError` if they cannot be installed, with pip's words in `stderr`.
        """
        key = (interpreter, tuple(distributions))
        if key not in self._made:
            home = Path(self._directory.name) / str(len(self._made))
            python = str(home / ("Scripts/python.exe" if _is_windows(interpreter) else "bin/python"))
            _run([interpreter.path, "-m", "venv", str(home)])
            _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *distributions])
            self._made[key] = Interpreter(interpreter.version, python)
        return self._made[key]


def _is_windows(interpreter: Interpreter) -> bool:
    return interpreter.path.lower().endswith(".exe")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
