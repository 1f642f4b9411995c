"""The developer tools, run as a developer runs them."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [*sorted(ROOT.glob("tools/*.py")), *sorted(ROOT.glob("benchmarks/*.py"))]


def run(script: str, *arguments: str, exit_code: int = 0) -> str:
    """What the script has printed, errors included."""
    done = subprocess.run(
        [sys.executable, str(ROOT / script), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == exit_code, done.stdout
    return done.stdout


@pytest.mark.parametrize(
    "script", [path for path in SCRIPTS if "__main__" in path.read_text()], ids=lambda path: path.stem
)
def test_every_tool_explains_itself(script: Path) -> None:
    summary = ast.get_docstring(ast.parse(script.read_text())) or ""
    assert summary.partition("\n")[0] in run(str(script.relative_to(ROOT)), "--help")


@pytest.mark.parametrize(
    ("snippet", "pattern"),
    [
        (
            "row in wanted",
            "case ast.Compare(left=ast.Name(id=row), ops=[ast.In()], comparators=[ast.Name(id=wanted)]):",
        ),
        (
            "items = items + [...]",
            """\
case ast.Assign(
    targets=[ast.Name(id=items)],
    value=ast.BinOp(left=ast.Name(id=items_2), op=ast.Add(), right=ast.List(elts=[_])),
) if items == items_2:""",
        ),
        ("len(...)", 'case ast.Call(func=ast.Name(id="len"), args=[_], keywords=[]):'),
        ("while True: ...", "case ast.While(test=ast.Constant(value=True)):"),
    ],
)
def test_pattern_is_printed(snippet: str, pattern: str) -> None:
    assert run("tools/pattern.py", snippet).rstrip("\n") == pattern


@pytest.mark.parametrize(
    "snippet",
    [
        "queue.pop(0)",
        "for _ in range(len(rows)):\n    total = total + rows[0]",
        "def f(a, b=1, *c, d=2, **e): return {'k': \"it's\", **a}",
        "async with connect() as session: await session.get(url)",
        "lambda row: -row[1:] if row else f'{row!r:>3}'",
        "[(x, y) for x in xs if x for y in ys]",
    ],
)
def test_printed_pattern_matches_its_snippet(snippet: str) -> None:
    case = run("tools/pattern.py", snippet)
    code = f"match node:\n    {case.rstrip().replace(chr(10), chr(10) + '    ')}\n        matched = True\n"
    statement = ast.parse(snippet).body[0]
    scope: dict[str, object] = {"ast": ast, "node": statement.value if isinstance(statement, ast.Expr) else statement}
    exec(code, scope)
    assert scope["matched"]


@pytest.mark.parametrize("snippet", ["a b", "a; b", ""])
def test_pattern_refuses_what_is_not_one_piece_of_python(snippet: str) -> None:
    assert "not Python" in run("tools/pattern.py", snippet, exit_code=2)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "perflint" / "rules" / "memory").mkdir(parents=True)
    return tmp_path


def test_new_rule_writes_two_files_and_never_over_others(checkout: Path) -> None:
    arguments = ("memory/imaginary-growing-pattern", "--root", str(checkout))
    run("tools/new_rule.py", *arguments)
    written = {str(path.relative_to(checkout)): path.read_text() for path in checkout.rglob("*.py")}
    assert set(written) == {
        "perflint/rules/memory/imaginary_growing_pattern.py",
        "tests/fixtures/memory/imaginary_growing_pattern.py",
    }
    assert all("TODO" in text and re.search(r"PRF8\d\d", text) for text in written.values())
    assert "not overwritten" in run("tools/new_rule.py", *arguments, exit_code=2)


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        ("imaginary-pattern", "a rule is named FAMILY/some-slow-pattern"),
        ("kitchen/imaginary-pattern", "a rule is named FAMILY/some-slow-pattern"),
        ("memory/Imaginary", "a rule is named FAMILY/some-slow-pattern"),
        ("memory/list-as-queue", "there is a rule list-as-queue"),
    ],
)
def test_new_rule_refuses_names_that_are_wrong_or_taken(checkout: Path, rule: str, complaint: str) -> None:
    assert complaint in run("tools/new_rule.py", rule, "--root", str(checkout), exit_code=2)
    assert list(checkout.rglob("*.py")) == []


@pytest.mark.parametrize("tool", ["bench", "ecosystem", "mutate"])
def test_an_unknown_rule_is_an_error_with_the_closest_name(tool: str) -> None:
    assert "did you mean list-as-queue?" in run(f"tools/{tool}.py", "list-as-queues", exit_code=2)


def test_bench_with_other_sizes_writes_nothing() -> None:
    version = f"3.{sys.version_info.minor}"
    tables = {path: path.read_bytes() for path in ROOT.glob("perflint/evidence/tables/*.json")}
    output = run("tools/bench.py", "list-as-queue", "--sizes", "3,7", "--rounds", "1", "--python", version)
    assert re.search(rf"{version} \(noise .*\n.* n=3: [\d.]+  n=7: [\d.]+\n", output)
    assert {path: path.read_bytes() for path in ROOT.glob("perflint/evidence/tables/*.json")} == tables


def test_bench_without_an_interpreter_is_an_error() -> None:
    assert "no such CPython" in run("tools/bench.py", "list-as-queue", "--python", "2.7", exit_code=2)


def test_ecosystem_counts_and_shows_findings_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "worker.py").write_text(
        "def work(jobs):\n    queue = list(jobs)\n    while queue:\n        print(queue.pop(0))\n"
    )
    output = run("tools/ecosystem.py", "list-as-queue", "--packages", str(tmp_path))
    assert re.search(r" 1 files +4 lines +1 findings", output)
    assert re.search(r"PRF102 list-as-queue +1 +250.000 per 1000 lines", output)
    assert "--- 1 of 1:" in output
    assert ">      4 |         print(queue.pop(0))" in output


def test_ecosystem_draws_the_same_sample_for_the_same_seed() -> None:
    fixtures = str(ROOT / "tests" / "fixtures")
    arguments = ("list-as-queue", "--packages", fixtures, "--include-tests", "--sample", "2", "--seed")
    first, again = (run("tools/ecosystem.py", *arguments, "5") for _ in range(2))
    assert first == again
    assert len({run("tools/ecosystem.py", *arguments, str(seed)) for seed in range(5)}) > 1


def test_speed_prints_two_ratios(tmp_path: Path) -> None:
    (tmp_path / "small.py").write_text("print(1)\n")
    output = run("benchmarks/speed.py", str(tmp_path), "--rounds", "1")
    assert "1 files, 1 lines" in output
    assert re.search(r"run +[\d.]+x .*budget is 1.5x\)\nstart-up +[\d.]+x .*budget is 5x\)", output)
