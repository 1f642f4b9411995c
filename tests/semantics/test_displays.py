"""Values that are written out: of the argument of `look(...)` in each of these."""

import ast

import pytest

from perflint.semantics.displays import is_plain_display
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("    x = {'a': 'b'}\n    look(x)", True),
        ("    x = [1, 2]\n    look(x)\n    x.append(rows)", True),
        ("    x: dict[str, str] = {'a': rows.name}\n    look(x)", True),
        ("    x = {'a': rows}\n    look(x)", False),
        ("    x = {'a': 'b'}\n    x['rows'] = rows\n    look(x)", False),
        ("    x: dict[str, str] = rows.names\n    look(x)", False),
        ("    x: dict[str, list[str]] = {'a': rows.names}\n    look(x)", False),
        ("    look(rows)", False),
    ],
)
def test_plain_display(code: str, answer: bool) -> None:
    module = ast.parse(f"def f(rows):\n{code}")
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    looks = (node for node in ast.walk(module) if isinstance(node, ast.Call) and ast.unparse(node.func) == "look")
    (name,) = next(looks).args
    assert isinstance(name, ast.Name)
    assert is_plain_display(model, name) is answer
