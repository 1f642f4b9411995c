"""`docs/evidence.md`: its commands run, and what it says of thresholds and outcomes is so."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from perflint.evidence import verdict
from perflint.evidence.measure import ROUNDS
from perflint.evidence.table import table_of
from perflint.evidence.trial import QUICKLY, THOROUGHLY, Outcome
from perflint.reports.figures import sentence
from perflint.rules.collections.list_as_queue import ListAsQueue

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    return re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)


def test_every_command_runs(tmp_path: Path) -> None:
    assert len(commands()) > 5
    for command in commands():
        words, _, output = command.partition(" > ")
        program, *arguments = shlex.split(words)
        # Measuring on all interpreters and writing the table is played with contributing.md.
        if "tools/bench.py" in arguments:
            continue
        start = ["-m", "perflint"] if program == "perflint" else [str(ROOT / arguments.pop(0))]
        done = subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        if output:
            (tmp_path / output).write_text(done.stdout, encoding="utf-8")


def test_the_sentence_is_the_one_that_is_printed() -> None:
    table = table_of("list-as-queue")
    assert table is not None
    assert f"*{sentence(ListAsQueue.evidence, table)}*" in " ".join(PAGE.split())


def test_the_page_names_every_outcome() -> None:
    outcomes = PAGE.partition("| outcome |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (\w+) \|", outcomes, re.MULTILINE) == [outcome.value for outcome in Outcome]


def test_the_page_names_the_thresholds() -> None:
    text = " ".join(PAGE.split())
    assert f"gains at least {verdict.FACTOR} at its largest size" in text
    assert f"no case is below {verdict.LOSS} at a realistic size: from n = {verdict.REALISTIC} on" in text
    assert f"Above {verdict.NOISY:.0%} the machine is called busy" in text
    number = ("none", "one", "two", "three", "four", "five")
    assert THOROUGHLY.rounds == ROUNDS
    assert f"{number[THOROUGHLY.rounds]} processes ({number[QUICKLY.rounds]} with `--quick`)" in text
