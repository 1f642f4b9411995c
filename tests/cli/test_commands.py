"""`perflint rule`, `config`, `version` and help."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from perflint._version import __version__
from perflint.engine.engine_rules import ENGINE_RULES
from perflint.engine.registry import all_rules
from perflint.engine.schema import schema
from tests.cli.conftest import Command, environment_of_a_process

CODES = [rule.code for rule in ENGINE_RULES] + [rule.code for rule in all_rules()]


@pytest.mark.parametrize("arguments", [("version",), ("--version",), ("check", "--version"), ("-q", "--version")])
def test_version(perflint: Command, arguments: tuple[str, ...]) -> None:
    assert perflint(*arguments) == (0, f"perflint {__version__}\n", "")


@pytest.mark.parametrize("argument", ["version", "--version"])
def test_version_imports_no_rule(project: Path, argument: str) -> None:
    # Python 3.14 imports much to colour the help of `argparse`; here it does so before.
    program = "import argparse, sys; argparse.ArgumentParser().add_argument('-x'); before = {*sys.modules}; "
    program += f"from perflint.cli import main; main([{argument!r}]); print(*sys.modules.keys() - before, '')"
    out = subprocess.check_output([sys.executable, "-c", program], cwd=project, env=environment_of_a_process())
    assert b"perflint.cli.version " in out
    assert b" perflint.rules" not in out
    assert b" ast " not in out


@pytest.mark.parametrize("command", ["check", "rule", "bench", "config", "version"])
def test_help(perflint: Command, command: str) -> None:
    ended = perflint(command, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("usage: perflint ")
    assert ended.out == perflint(command, "-h").out


def test_help_names_the_other_commands_and_the_exit_codes(perflint: Command) -> None:
    out = perflint("--help").out
    assert out == perflint("check", "--help").out
    for text in (
        "perflint rule",
        "perflint bench",
        "perflint config",
        "perflint version",
        "exit codes:",
        "--per-file-ignores",
    ):
        assert text in out


def test_commands_take_no_foreign_arguments(perflint: Command) -> None:
    assert perflint("version", "now") == (2, "", "perflint: error: `perflint version` takes no argument, got now\n")
    assert perflint("rule", "--select", "PRF1").status == 2
    assert perflint("config", "--all").status == 2


def test_rules_are_listed_one_a_line(perflint: Command) -> None:
    lines = perflint("rule").out.splitlines()
    assert [line.split()[0] for line in lines] == CODES
    assert "PRF102  list-as-queue " in perflint("rule").out


@pytest.mark.parametrize("name", ["PRF102", "list-as-queue", "prf102", "List-As-Queue"])
def test_rule_is_named_by_code_or_name(perflint: Command, name: str) -> None:
    ended = perflint("rule", name)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# list-as-queue (PRF102)\n")
    assert "- kind: asymptotic\n- cost: O(n²) → O(n)\n- default: on\n" in ended.out
    assert "queue.popleft()" in ended.out


def test_a_rule_shows_what_was_measured(perflint: Command) -> None:
    out = perflint("rule", "list-as-queue").out
    measured = out.partition("\n## Measured\n\n")[2]
    assert re.match(r"At n = 30,000 [\d.]+ to [\d.]+ times faster, at n = 100 ", measured)
    versions = " | ".join(f"Python 3.{minor}" for minor in range(10, 16))
    assert f"| case | n | {versions} |\n" in measured
    figures = json.loads(perflint("rule", "list-as-queue", "--output-format", "json").out)["figures"]
    assert measured.startswith(figures["sentence"])
    assert figures["python"]["3.13"]["ratios"]["a queue that is filled once"]["30000"] > 10


def test_own_rules_of_the_engine_have_documentation_too(perflint: Command) -> None:
    assert perflint("rule", "PRF000").out.startswith("# invalid-source (PRF000)\n")
    assert perflint("rule", "unused-suppression").out.startswith("# unused-suppression (PRF001)\n")


def test_all_rules(perflint: Command) -> None:
    out = perflint("rule", "--all").out
    assert [line.split("(")[1][:-1] for line in out.splitlines() if line.startswith("# ") and "(PRF" in line] == CODES
    assert perflint("rule", "--all", "PRF102").status == 2


def test_rules_as_json(perflint: Command) -> None:
    entries = json.loads(perflint("rule", "--all", "--output-format", "json").out)
    assert [entry["code"] for entry in entries] == CODES
    assert len({tuple(entry) for entry in entries}) == 1
    assert json.loads(perflint("rule", "--output-format", "json").out) == entries
    one = json.loads(perflint("rule", "PRF102", "--output-format", "json").out)
    assert one in entries
    assert (one["family"], one["kind"], one["cost"]) == ("collections", "asymptotic", {"slow": "O(n²)", "fast": "O(n)"})
    assert set(one["evidence"]) >= {"slow", "fast", "cases", "sizes"}
    assert json.loads(perflint("rule", "PRF102", "PRF000", "--output-format", "json").out) == [one, entries[0]]


def test_unknown_rule(perflint: Command) -> None:
    ended = perflint("rule", "list-as-queu")
    assert ended == (2, "", "perflint: error: there is no rule `list-as-queu`. Did you mean `list-as-queue`?\n")
    assert perflint("rule", "XYZ").err == "perflint: error: there is no rule `XYZ`.\n"


def test_config_lists_every_option(perflint: Command) -> None:
    ended = perflint("config")
    assert (ended.status, ended.err) == (0, "")
    names = [line for line in ended.out.splitlines() if line and not line.startswith(" ")]
    assert names == list(schema())


def test_config_describes_one_option(perflint: Command) -> None:
    assert perflint("config", "force-exclude").out == (
        "force-exclude\n"
        "  Apply `exclude` and `extend-exclude` also to files and directories named on the command line.\n"
        "  type:    bool\n"
        "  default: false\n"
        "  example: force-exclude = true\n"
    )


def test_unknown_option_of_the_configuration(perflint: Command) -> None:
    ended = perflint("config", "selct")
    assert ended == (2, "", "perflint: error: there is no option `selct`. Did you mean `select`?\n")
