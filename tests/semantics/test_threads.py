"""Threads that have ended before they are joined."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.threads import has_ended
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("thread.start()\n    await done\n    thread.join()", True),
        ("self.thread.start()\n    await done\n    self.thread.join()", True),
        ("await done\n    thread.start()\n    thread.join()", False),
        ("thread.start()\n    thread.join()\n    await done", False),
        ("other.start()\n    await done\n    thread.join()", False),
        ("thread.run()\n    await done\n    thread.join()", False),
    ],
)
def test_has_ended(body: str, answer: bool) -> None:
    module = ast.parse(f"async def f(self, thread, other, done):\n    {body}")
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    joins = (node for node in ast.walk(module) if isinstance(node, ast.Call) and ast.unparse(node).endswith("join()"))
    assert has_ended(model, next(joins)) is answer
