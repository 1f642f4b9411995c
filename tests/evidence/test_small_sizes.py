"""Where the fast form loses at the smallest size, the rule says nothing if the code tells that the size is so small."""

import ast
from typing import Any

import pytest

from perflint.engine.registry import all_rules
from perflint.evidence.program import CASE, example, program
from perflint.evidence.table import table_of
from perflint.evidence.verdict import LOSS
from perflint.rules import Rule
from tests.fixture import findings_in

NOT_TOLD = {
    "copy-loop": "what an object of the program's own gives on being gone through",
    "transitive-blocking-call": "how many requests come at the same time",
    "http-call-without-session": "how long a server takes to accept a connection",
}
"""Sizes that no code tells."""


def _losing() -> list[tuple[type[Rule], str]]:
    """The rules that are on by default, with the cases in which the fast form loses at the smallest size."""
    found = []
    for rule in all_rules():
        table = table_of(rule.rule_name())
        measured = table.python.values() if table is not None and rule.default else ()
        smallest = min(rule.evidence.sizes)
        found += [
            (rule, case)
            for case in rule.evidence.cases
            if rule.rule_name() not in NOT_TOLD and any(one.ratios[case][smallest] < LOSS for one in measured)
        ]
    return found


class _Written(ast.NodeTransformer):
    """Puts numbers where their names stand, and works out what is then a sum."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        value = self._values.get(node.id)
        return ast.Constant(value) if isinstance(value, int) and isinstance(node.ctx, ast.Load) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        is_written = isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant)
        return ast.Constant(eval(ast.unparse(node))) if is_written else node


def _as_written_out(rule: type[Rule], case: str) -> str:
    """The slow form with the smallest size, as one would find it in code that has its items in it."""
    names: dict[str, Any] = {}
    exec(program(rule.evidence), names)
    index = list(rule.evidence.cases).index(case)
    values = names[CASE.format(index=index)](min(rule.evidence.sizes))
    module = ast.parse(example(rule.evidence, rule.evidence.slow))
    function = module.body[-1]
    assert isinstance(function, ast.FunctionDef)
    given = [parameter.arg for parameter in function.args.args]
    function.args.args = []
    function.body[:0] = ast.parse("\n".join(f"{name} = {values[name]!r}" for name in given)).body
    return ast.unparse(ast.fix_missing_locations(_Written({name: values[name] for name in given}).visit(module)))


@pytest.mark.parametrize(
    ("rule", "case"), [pytest.param(rule, case, id=f"{rule.rule_name()}-{case}") for rule, case in _losing()]
)
def test_a_small_size_that_is_known_is_passed_over(rule: type[Rule], case: str) -> None:
    text = _as_written_out(rule, case)
    assert findings_in(text, rule) == [], text


def test_rules_that_lose_are_looked_at() -> None:
    assert len(_losing()) > 5
