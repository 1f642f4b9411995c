"""The evidence of every rule runs here, on this machine alone, and its two forms give equal results."""

import sys
from textwrap import dedent

import pytest

from perflint.engine.registry import all_rules
from perflint.evidence.interpreters import Interpreter
from perflint.evidence.measure import Effort, EvidenceError, measured_round
from perflint.findings import Evidence
from perflint.rules import Rule

HERE = Interpreter(sys.version_info[:2], sys.executable)
LEAST = Effort(samples=0, seconds=0)

CONFINED = """
import os, sys, tempfile

HERE = {"127.0.0.1", "::1", "localhost", None}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DIRECTORY = tempfile.gettempdir()

def confine(event, arguments):
    match event, arguments:
        case "socket.connect", (_, (host, *_)) if host not in HERE:
            raise PermissionError(f"connects to {host}")
        case "socket.getaddrinfo", (host, *_) if host not in HERE:
            raise PermissionError(f"asks for {host}")
        case "open", (str(path), _, flags) if flags & WRITING and not is_allowed(os.path.abspath(path)):
            raise PermissionError(f"writes {path}")

def is_allowed(path):
    return path.startswith((DIRECTORY, "/dev/")) or "__pycache__" in path

sys.addaudithook(confine)
"""
"""Put before a setup: connections leave this machine no more, and files are written in the temporary directory."""


def run_confined(evidence: Evidence) -> None:
    setup = f"{CONFINED}\n{dedent(evidence.setup)}"
    measured_round(evidence._replace(setup=setup, sizes=evidence.sizes[:1]), HERE, seed=1, effort=LEAST)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.rule_name())
def test_it_runs_without_anything_from_outside(rule: type[Rule]) -> None:
    if rule.since > HERE.version:
        pytest.skip("needs a newer Python")
    if missing := HERE.missing(rule.evidence.requires):
        pytest.skip(f"needs {', '.join(missing)}")
    run_confined(rule.evidence)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("import socket; socket.create_connection(('192.0.2.1', 80), 1)", "asks for 192.0.2.1"),
        ("import socket; socket.socket().connect(('192.0.2.1', 80))", "connects to 192.0.2.1"),
        ("open('../left-behind', 'w')", "writes ../left-behind"),
    ],
)
def test_what_leaves_the_machine_or_the_directory_is_noticed(body: str, complaint: str) -> None:
    with pytest.raises(EvidenceError, match=complaint):
        run_confined(Evidence(slow=body, fast="return None", cases={"one": "pass"}, sizes=(1,)))
