"""What holds for every rule, and for every file of the project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.engine.registry import FAMILIES, all_rules
from perflint.findings import Kind
from perflint.rules import Rule
from tests.fixture import FIXTURES, fixture_path

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_SUMMARY = 120
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
MEASURES = {"time", "wall", "memory"}

rules = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.rule_name())


def sections(rule: type[Rule]) -> list[str]:
    return re.findall(r"^## (.+)$", documentation(rule), re.MULTILINE)


def documentation(rule: type[Rule]) -> str:
    return "\n".join(line.strip() for line in (rule.__doc__ or "").split("\n"))


@rules
def test_documentation_begins_with_one_sentence(rule: type[Rule]) -> None:
    summary, after = documentation(rule).split("\n")[:2]
    assert summary.endswith(".")
    assert len(summary) <= LONGEST_SUMMARY
    assert after == ""


@rules
def test_documentation_says_when_the_rule_stays_silent(rule: type[Rule]) -> None:
    assert "Stays silent" in sections(rule)


@rules
def test_documentation_speaks_of_the_safety_of_fixes_if_there_are_fixes(rule: type[Rule]) -> None:
    assert ("Fix safety" in sections(rule)) == rule.has_fixes()


@rules
@pytest.mark.parametrize("part", ["message", "advice"])
def test_sentences_are_lower_case_without_a_full_stop(rule: type[Rule], part: str) -> None:
    text: str = getattr(rule, part)
    assert text[0].islower() or text[0] in "`{"
    assert not text.endswith(".")


@rules
def test_nothing_is_left_to_do(rule: type[Rule]) -> None:
    module = ROOT / f"{rule.__module__.replace('.', '/')}.py"
    unfinished = [path for path in (module, fixture_path(rule)) if "TODO" in path.read_text(encoding="utf-8")]
    assert unfinished == []


@rules
def test_code_is_of_the_family(rule: type[Rule]) -> None:
    assert re.fullmatch(rf"PRF{FAMILIES[rule.family()]}\d\d", rule.code)


@rules
def test_evidence_has_cases_and_rising_sizes(rule: type[Rule]) -> None:
    evidence = rule.evidence
    assert evidence.cases
    assert evidence.measures in MEASURES
    assert list(evidence.sizes) == sorted(set(evidence.sizes))


@rules
def test_growth_is_told_for_asymptotic_rules(rule: type[Rule]) -> None:
    assert (rule.cost is not None) or rule.kind is not Kind.ASYMPTOTIC


@rules
def test_a_rule_keeps_no_state(rule: type[Rule]) -> None:
    instance = rule()
    assert vars(instance) == {}
    mutable = [name for name, value in vars(rule).items() if isinstance(value, list | dict | set)]
    assert [name for name in mutable if not name.startswith("__")] == []


@rules
def test_a_rule_has_its_fixture(rule: type[Rule]) -> None:
    assert fixture_path(rule).is_file()


def test_every_fixture_has_its_rule() -> None:
    known = {fixture_path(rule) for rule in all_rules()}
    assert {path for path in FIXTURES.rglob("*.py") if path not in known} == set()


def test_ruff_codes_are_codes() -> None:
    codes = [code for rule in all_rules() for code in rule.ruff]
    assert [code for code in codes if not re.fullmatch(r"[A-Z]+\d+", code)] == []


def python_files(*packages: str) -> Iterator[Path]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            if FIXTURES not in path.parents:
                yield path


def test_no_file_is_a_drawer() -> None:
    files = python_files("perflint", "tests", "tools", "benchmarks")
    assert [path for path in files if {path.stem, *path.parent.parts} & FORBIDDEN_NAMES] == []


def test_files_are_short() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files("perflint", "tests", "tools", "benchmarks")
    }
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files("perflint", "tools")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        path
        for path in python_files("perflint")
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_package_is_one() -> None:
    missing = {path.parent for path in python_files("perflint") if not (path.parent / "__init__.py").is_file()}
    assert missing == set()
