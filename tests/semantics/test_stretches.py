"""Where a variable is filled, and who sees it: of the addition in the last line that has one."""

import ast
from textwrap import dedent

import pytest

from perflint.semantics.equivalence.looks import only_looks
from perflint.semantics.equivalence.stretches import Stretch, is_seen_unfinished, stretch_to
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.syntax.growth import growth_of
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def model_of(code: str) -> SemanticModel:
    module = ast.parse(dedent(code))
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def stretch_in(code: str) -> tuple[SemanticModel, Stretch | None]:
    model = model_of(code)
    growths = [growth for node in ast.walk(model.tree.module) if (growth := growth_of(node)) is not None]
    return model, stretch_to(model, max(growths, key=lambda growth: growth.statement.lineno))


def test_a_stretch_goes_from_the_start_to_the_loop() -> None:
    _, stretch = stretch_in("""
        def f(rows):
            found = []
            print(found)
            for row in rows:
                if row:
                    found = found + [row]
            return found
    """)
    assert stretch is not None
    assert [one.lineno for one in stretch.statements] == [3, 4, 5]
    assert [one.lineno for one in stretch.within] == [4]
    assert [one.lineno for one in stretch.outside] == [8]
    assert stretch.is_all


def test_the_nearest_start_counts() -> None:
    _, stretch = stretch_in("""
        def f(groups):
            found = []
            for group in groups:
                found = [0]
                for row in group:
                    found += row
                    found = found + [row]
                print(found)
    """)
    assert stretch is not None
    assert stretch.first.lineno == 5
    assert [one.statement.lineno for one in stretch.growths] == [7, 8]
    assert not stretch.is_all


@pytest.mark.parametrize(
    "code",
    [
        "def f(found):\n    for row in rows: found = found + [row]",
        "found = []\nfor row in rows: found = found + [row]",
        "def f():\n    found = other = []\n    for row in rows: found = found + [row]",
        "def f():\n    found = []\n    if flag: found = other\n    for row in rows: found = found + [row]",
        "def f():\n    if flag: found = []\n    for row in rows: found = found + [row]",
        "def f():\n    found = []\n    for row in rows: found = found + [row]\n    return locals()",
        "def f():\n    found = []\n    keep(lambda: found)\n    for row in rows: found = found + [row]",
        "def f():\n  for _ in x:\n    found = []\n    for row in rows: found = found + [row]\n    keep(lambda: found)",
    ],
)
def test_no_stretch(code: str) -> None:
    assert stretch_in(code)[1] is None


def test_an_inner_function_may_use_it_afterwards() -> None:
    model, stretch = stretch_in("""
        def f(rows):
            found = []
            for row in rows:
                found = found + [row]
            return lambda: found
    """)
    assert stretch is not None
    assert not is_of_one_function(model, stretch.binding)


@pytest.mark.parametrize(
    ("code", "is_seen"),
    [
        ("def f():\n  try:\n    found = []\n    for x in y: found += x\n  except E: show(found)", True),
        ("def f():\n  with a:\n    found = []\n    for x in y: found += x\n  show(found)", True),
        ("def f():\n  with a:\n    found = []\n    for x in y: found += x\n    show(found)", False),
        ("def f():\n  if a:\n    found = []\n    for x in y: found += x\n  show(found)", False),
    ],
)
def test_what_is_seen_after_an_exception(code: str, is_seen: bool) -> None:
    model, stretch = stretch_in(code)
    assert stretch is not None
    assert is_seen_unfinished(model, stretch) is is_seen


@pytest.mark.parametrize(
    ("code", "looks"),
    [
        ("len(found)", True),
        ("row in found", True),
        ("found[0]", True),
        ("found.append(row)", True),
        ("{**found}", True),
        ("print(*found)", True),
        ("[row for row in found]", True),
        ("if found: pass", True),
        ("found is None", True),
        ("print(found)", False),
        ("found is start", False),
        ("found in groups", False),
        ("found.items()", False),
        ("found.append", False),
        ("iter(found)", False),
        ("(row for row in found)", False),
        ("other = found", False),
        ("{'all': found}", False),
        ("{found: 1}", False),
        ("found or start", False),
        ("for row in found: pass", False),
    ],
)
def test_only_looks(code: str, looks: bool) -> None:
    model = model_of(code)
    use = next(node for node in ast.walk(model.tree.module) if isinstance(node, ast.Name) and node.id == "found")
    assert only_looks(model, use) is looks
