"""Measuring a rule's evidence under one interpreter."""

import json
import os
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from perflint.evidence.interpreters import Interpreter
from perflint.evidence.program import program
from perflint.evidence.rounds import Round, cells, noise, peaks
from perflint.evidence.table import Measurement
from perflint.findings import Evidence

ROUNDS = 5
TIMEOUT = 600
"""Seconds for one round."""


class Effort(NamedTuple):
    """What a round takes for one side of a cell: samples, and the seconds after which it takes no more of them."""

    samples: int
    seconds: float


THOROUGH = Effort(samples=16, seconds=0.5)
QUICK = Effort(samples=6, seconds=0.06)


class EvidenceError(Exception):
    """The evidence doesn't run, takes too long, or its two bodies give different results."""


def measure(evidence: Evidence, interpreter: Interpreter, rounds: int = ROUNDS) -> Measurement:
    """The ratios slow to fast, each the median of several processes with different hash seeds.

    The noise is the largest error that the same procedure makes when it compares `fast` with itself.
    Raises `EvidenceError`.
    """
    results = [measured_round(evidence, interpreter, seed) for seed in range(1, rounds + 1)]
    ratios = {case: {size: cell.ratio for size, cell in by_size.items()} for case, by_size in cells(results).items()}
    return Measurement(noise(results), ratios, results[0].build, date.today().isoformat(), peaks(results))


def measured_round(evidence: Evidence, interpreter: Interpreter, seed: int, effort: Effort = THOROUGH) -> Round:
    """Measure every case and size in one process with this hash seed. Raises `EvidenceError`."""
    job = {
        "program": program(evidence),
        "cases": list(evidence.cases),
        "sizes": list(evidence.sizes),
        "measures": evidence.measures,
        **effort._asdict(),
    }
    result = _ended(job, interpreter, seed)
    if "error" in result:
        raise EvidenceError(result["error"])
    ratios = {case: {int(size): ratio for size, ratio in by_size.items()} for case, by_size in result["ratios"].items()}
    peaks = {
        case: {int(size): (slow, fast) for size, (slow, fast) in of.items()} for case, of in result["bytes"].items()
    }
    return Round(ratios, tuple(result["null"]), result["build"], peaks)


def _ended(job: dict[str, Any], interpreter: Interpreter, seed: int) -> dict[str, Any]:
    """What the worker says at its end. Raises `EvidenceError` if it takes too long."""
    worker = Path(__file__).with_name("worker.py").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="perflint-evidence-", ignore_cleanup_errors=True) as directory:
        try:
            done = subprocess.run(
                [interpreter.path, "-c", worker],
                input=json.dumps(job),
                capture_output=True,
                text=True,
                timeout=TIMEOUT,
                check=False,
                cwd=directory,
                env=_environment(seed, directory),
            )
        except subprocess.TimeoutExpired as error:
            raise EvidenceError(f"no result after {TIMEOUT} s: take smaller sizes") from error
    result: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.strip()}
    return result


def _environment(seed: int, directory: str) -> dict[str, str]:
    """Without the settings of the caller's own Python; what the evidence writes goes where it is cleaned up."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return inherited | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), directory) | {"PYTHONHASHSEED": str(seed)}
