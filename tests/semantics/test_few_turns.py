"""Loops with few turns: the first loop of each of these."""

import ast

import pytest

from perflint.semantics.amounts.few_turns import is_one_or_several, takes_few_turns
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop, Routes, make_walker


def first_loop(code: str) -> tuple[SemanticModel, Loop]:
    module = ast.parse(code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    return model, next(node for node in ast.walk(module) if isinstance(node, Loop))


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("for i in range(3): pass", True),
        ("for i in range(1_000): pass", False),
        ("for i in range(n): pass", False),
        ("for i in range(array.ndim): pass", True),
        ("for part in key.split('.'): pass", True),
        ("def f(key):\n    parts = key.rsplit('/')\n    for part in parts: pass", True),
        ("for word in text.split(' '): pass", False),
        ("def f(parts):\n    for part in parts: pass", False),
        ("for column in columns: pass", True),
        ("for attempt in attempts(3):\n    with attempt: work()", True),
        ("for attempt in attempts(3):\n    with attempt: work()\n    done()", False),
        ("for file in files:\n    with open(file): work()", False),
        ("for host in config['hosts']: pass", True),
        ("[1 for row in rows for column in columns]", False),
        ("while columns: pass", False),
    ],
)
def test_few_turns(code: str, answer: bool) -> None:
    model, loop = first_loop(code)
    assert takes_few_turns(model, loop) is answer


@pytest.mark.parametrize(
    ("test", "answer"),
    [
        ("isinstance(ids, str)", True),
        ("isinstance(other, str)", False),
        ("hasattr(ids, 'rest')", False),
    ],
)
def test_one_or_several(test: str, answer: bool) -> None:
    model, loop = first_loop(f"if {test}: pass\nelse:\n    for id in ids: pass")
    assert isinstance(loop, ast.For)
    assert is_one_or_several(model, loop.iter) is answer
