"""Which guards of a rule are taken out, one at a time."""

import ast
import sys
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import mutate  # noqa: E402


def taken_out(code: str) -> list[str]:
    return [mutant.what for mutant in mutate.mutants(ast.parse(dedent(code)), "rule.py")]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("if a and not b:\n    f()", ["without `a`", "without `not b`", "without `not` in `not b`"]),
        ("x = a or b", ["without `a`", "without `b`"]),
        ("if a:\n    f()", ["as if always `a`"]),
        ("if a:\n    f()\nelse:\n    g()", ["as if always `a`"]),
        ("def f():\n    if a:\n        return None", ["without `if a` and its exit"]),
        ("for x in y:\n    if a:\n        continue", ["without `if a` and its exit"]),
        ("match a:\n    case b if c:\n        pass", ["without the guard `c`"]),
        ("match a:\n    case 1 | 2:\n        pass", ["without the alternative `1`", "without the alternative `2`"]),
        ("x = [y for y in z if a if b]", ["without `if a`", "without `if b`"]),
        ("x = f(a)", []),
    ],
)
def test_every_guard_is_taken_out(code: str, what: list[str]) -> None:
    assert sorted(taken_out(code)) == sorted(what)


def test_the_tree_is_as_before() -> None:
    tree = ast.parse("if a and b or not c:\n    d = [x for x in y if z]")
    before = ast.dump(tree)
    assert len(list(mutate.mutants(tree, "rule.py"))) > 3
    assert ast.dump(tree) == before


def test_a_mutant_behaves_without_its_guard() -> None:
    results = []
    for mutant in mutate.mutants(ast.parse("def f(a, b):\n    return a and b"), "rule.py"):
        scope: dict[str, object] = {}
        exec(mutant.code, scope)
        results.append((mutant.line, mutant.what, scope["f"]("a", "b")))  # type: ignore[operator]
    assert results == [(2, "without `a`", "b"), (2, "without `b`", "a")]


RULE = """
import ast
from perflint.rules import Context, Findings, Kind, Rule, on

class ImaginaryPattern(Rule):
    code, kind, message, advice = "PRF199", Kind.ASYMPTOTIC, "", ""

    @on(ast.Call)
    def check(self, node: ast.Call, ctx: Context) -> Findings:
        if isinstance(node.func, ast.Name) and node.func.id == "slow" and node.lineno > 0:
            yield self.finding(ctx, node)
"""


def test_a_guard_that_no_line_notices_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "imaginary_pattern.py").write_text(RULE)
    fixture = tmp_path / "fixture.py"
    fixture.write_text("slow()  # expect: PRF199\nfast()\nfast.slow()\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(mutate, "fixture_path", lambda _: fixture)
    number, left = mutate.survivors(import_module("imaginary_pattern").ImaginaryPattern)
    assert (number, [mutant.what for mutant in left]) == (3, ["without `node.lineno > 0`"])
