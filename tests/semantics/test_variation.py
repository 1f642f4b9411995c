"""What differs from turn to turn of a loop."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.variation import is_decided_before, is_paced, varies
from perflint.syntax.tests import is_in_test
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

LOOP = """
def send(rows, data, limiter):
    for row in rows:
        key = row.key
        data["row"] = row
        names = [name for name in row.names]
"""


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def first_loop(model: SemanticModel) -> ast.For:
    return next(node for node in model.tree.descendants(model.tree.module) if isinstance(node, ast.For))


@pytest.mark.parametrize(
    ("part", "expected"),
    [("row.id", True), ("[1, key]", True), ("data", True), ("str(rows)", False), ("self.data", False), ("1", False)],
)
def test_parts_that_vary(part: str, expected: bool) -> None:
    model = model_of(f"{LOOP}        print({part})\n")
    loop = first_loop(model)
    last = loop.body[-1]
    assert isinstance(last, ast.Expr)
    assert varies(model, [last.value], loop) is expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("time.sleep(1)", True),
        ("sleep(1)", True),
        ("self.throttle()", True),
        ("limiter.wait()", True),
        ("check_sleep.rate_limited()", True),
        ("log_rate_limits(row)", False),
        ("await_result(row)", False),
        ("print(sleep, row)", False),
    ],
)
def test_loops_that_pause(statement: str, expected: bool) -> None:
    model = model_of(f"{LOOP}        {statement}\n")
    assert is_paced(model, first_loop(model)) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def test_it():\n    for a in b: pass", True),
        ("class TestJobs:\n    def run(self):\n        for a in b: pass\n    def test_it(self): pass", True),
        ("class TestClient:\n    def run(self):\n        for a in b: pass", False),
        ("def testimonials():\n    for a in b: pass", False),
        ("def latest():\n    for a in b: pass", False),
        ("for a in b: pass", False),
    ],
)
def test_what_is_in_a_test(code: str, expected: bool) -> None:
    model = model_of(code)
    assert is_in_test(model.tree, first_loop(model)) is expected


@pytest.mark.parametrize(
    ("test", "answer"),
    [
        ("row.name == name and look(row)", True),
        ("row.name or look(row)", True),
        ("not names or look(row)", False),
        ("look(row) and row.name", False),
        ("name and (row.name or look(row))", True),
    ],
)
def test_decided_before(test: str, answer: bool) -> None:
    model = model_of(f"def send(rows, name, names):\n    for row in rows:\n        if {test}: pass\n")
    calls = (node for node in model.tree.descendants(model.tree.module) if isinstance(node, ast.Call))
    look = next(call for call in calls if ast.unparse(call.func) == "look")
    assert is_decided_before(model, look, first_loop(model)) is answer
