"""The measured table of a rule: package data, written by the runner and read by the documentation.

Each version is measured by itself, and says with which build of the interpreter and on which day.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from perflint.evidence.program import program
from perflint.evidence.rounds import BySize
from perflint.findings import Evidence

TABLES = Path(__file__).parent / "tables"

Version = tuple[int, int]


class Measurement(NamedTuple):
    """One Python version. `ratios` are slow to fast, by case and size; `noise` is the error of a ratio of equals.

    `build` names the interpreter and `date` the day (ISO 8601); both are empty in what was measured before they were
    kept. `bytes` are the peaks of slow and fast, where memory is measured.
    """

    noise: float
    ratios: dict[str, dict[int, float]]
    build: str = ""
    date: str = ""
    bytes: Mapping[str, BySize] = {}


class EvidenceTable(NamedTuple):
    """The figures of a rule. `digest` names the evidence that was measured."""

    digest: str
    measures: str
    python: dict[Version, Measurement]


def digest_of(evidence: Evidence) -> str:
    """Sixteen hexadecimal digits that change with what is measured, and not with its indentation."""
    text = json.dumps([program(evidence), *evidence.cases, evidence.sizes, evidence.measures, evidence.requires])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def table_path(rule_name: str, directory: Path = TABLES) -> Path:
    return directory / f"{rule_name}.json"


def table_of(rule_name: str, directory: Path = TABLES) -> EvidenceTable | None:
    """The table of the rule, or None if it has not been measured."""
    try:
        data: dict[str, Any] = json.loads(table_path(rule_name, directory).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return EvidenceTable(
        data["digest"],
        data["measures"],
        {_parse_version(text): _measurement(entry) for text, entry in data["python"].items()},
    )


def write_table(rule_name: str, table: EvidenceTable, directory: Path = TABLES) -> Path:
    """Write the table, in an order that depends on its content alone."""
    python = {
        format_version(version): {
            **_origin(measurement),
            "noise": measurement.noise,
            "ratios": {
                case: {str(size): ratio for size, ratio in sorted(ratios.items())}
                for case, ratios in sorted(measurement.ratios.items())
            },
            **_bytes(measurement),
        }
        for version, measurement in sorted(table.python.items())
    }
    data = {"digest": table.digest, "measures": table.measures, "python": python}
    path = table_path(rule_name, directory)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def format_version(version: Version) -> str:
    return f"{version[0]}.{version[1]}"


def _origin(measurement: Measurement) -> dict[str, str]:
    told = {"build": measurement.build, "date": measurement.date}
    return {key: text for key, text in told.items() if text}


def _bytes(measurement: Measurement) -> dict[str, Any]:
    told = {
        case: {str(size): [*pair] for size, pair in sorted(by_size.items())}
        for case, by_size in sorted(measurement.bytes.items())
    }
    return {"bytes": told} if told else {}


def _parse_version(text: str) -> Version:
    major, minor = text.split(".")
    return int(major), int(minor)


def _measurement(entry: dict[str, Any]) -> Measurement:
    ratios = {
        case: {int(size): float(ratio) for size, ratio in by_size.items()} for case, by_size in entry["ratios"].items()
    }
    peaks = {
        case: {int(size): (slow, fast) for size, (slow, fast) in by_size.items()}
        for case, by_size in entry.get("bytes", {}).items()
    }
    return Measurement(float(entry["noise"]), ratios, entry.get("build", ""), entry.get("date", ""), peaks)
