"""Measuring a rule's evidence under one interpreter."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from perflint.evidence.interpreters import Interpreter
from perflint.evidence.program import program
from perflint.evidence.table import Measurement
from perflint.findings import Evidence

ROUNDS = 5
TIMEOUT = 600
"""Seconds for one round."""


class EvidenceError(Exception):
    """The evidence doesn't run, takes too long, or its two bodies give different results."""


def measure(evidence: Evidence, interpreter: Interpreter, rounds: int = ROUNDS) -> Measurement:
    """The ratios slow to fast, each the median of several processes with different hash seeds.

    The noise is the largest error that the same procedure makes when it compares `fast` with itself.
    Raises `EvidenceError`.
    """
    results = [_round(evidence, interpreter, seed) for seed in range(1, rounds + 1)]
    ratios = {
        case: {size: _median(result["ratios"][case][str(size)] for result in results) for size in evidence.sizes}
        for case in evidence.cases
    }
    null = (statistics.median(values) for values in zip(*(result["null"] for result in results), strict=True))
    return Measurement(round(max(abs(ratio - 1) for ratio in null), 3), ratios)


def _round(evidence: Evidence, interpreter: Interpreter, seed: int) -> dict[str, Any]:
    job = {
        "program": program(evidence),
        "cases": list(evidence.cases),
        "sizes": list(evidence.sizes),
        "measures": evidence.measures,
    }
    worker = Path(__file__).with_name("worker.py").read_text(encoding="utf-8")
    # The settings of the caller's own Python must not reach the measured one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with tempfile.TemporaryDirectory(prefix="perflint-evidence-") as directory:
        try:
            done = subprocess.run(
                [interpreter.path, "-c", worker],
                input=json.dumps(job),
                capture_output=True,
                text=True,
                timeout=TIMEOUT,
                check=False,
                cwd=directory,
                env={**environment, "PYTHONHASHSEED": str(seed)},
            )
        except subprocess.TimeoutExpired as error:
            raise EvidenceError(f"no result after {TIMEOUT} s: take smaller sizes") from error
    result: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.strip()}
    if "error" in result:
        raise EvidenceError(result["error"])
    return result


def _median(values: Iterable[float]) -> float:
    """The median, to three significant digits: more would be noise in every difference of two tables."""
    return float(f"{statistics.median(values):.3g}")
