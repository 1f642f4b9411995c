"""The CPython interpreters on this machine, one for each minor version."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which
from typing import NamedTuple

OLDEST = (3, 10)
NEWEST = (3, 19)
"""Minor versions that are looked for on `PATH`."""

_PROBE = """
import json, platform, sys
try:
    from importlib.metadata import PackageNotFoundError, version
except ImportError:
    sys.exit("too old")
missing = []
for name in sys.argv[1:]:
    try:
        version(name)
    except PackageNotFoundError:
        missing.append(name)
print(json.dumps([platform.python_implementation(), sys.version_info[:2], sys.executable, missing]))
"""


class Interpreter(NamedTuple):
    """A CPython: its minor version, and the path of its executable."""

    version: tuple[int, int]
    path: str

    def missing(self, distributions: Sequence[str]) -> tuple[str, ...]:
        """Those of the distributions that are not installed for it."""
        if not distributions:
            return ()
        probed = _probe(self.path, distributions)
        return tuple(distributions) if probed is None else probed[1]


def interpreters() -> tuple[Interpreter, ...]:
    """CPython 3.10 and newer, oldest first: this interpreter, those on `PATH`, those that pyenv has built."""
    found: dict[tuple[int, int], Interpreter] = {}
    for path in _candidates():
        if one := interpreter_at(path):
            found.setdefault(one.version, one)
    return tuple(found[version] for version in sorted(found))


def interpreter_at(path: str) -> Interpreter | None:
    """The CPython 3.10 or newer behind a path or a command; None if it is none."""
    probed = _probe(path, ())
    return probed[0] if probed is not None and probed[0].version >= OLDEST else None


def _candidates() -> Iterator[str]:
    yield sys.executable
    for minor in range(OLDEST[1], NEWEST[1] + 1):
        if on_path := which(f"python3.{minor}"):
            yield on_path
    root = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    for path in sorted(root.glob("versions/*/bin/python")):
        yield str(path)


def _probe(path: str, distributions: Sequence[str]) -> tuple[Interpreter, tuple[str, ...]] | None:
    """The interpreter behind a path, which may be a shim, and what it misses; None if it is no CPython that starts."""
    try:
        done = subprocess.run(
            [path, "-I", "-c", _PROBE, *distributions], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    implementation, (major, minor), executable, missing = json.loads(done.stdout)
    return (Interpreter((major, minor), executable), tuple(missing)) if implementation == "CPython" else None
