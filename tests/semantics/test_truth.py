"""Where only the truth of a value matters: of the call of `found()` in each of these."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.truth import is_tested
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def is_only_tested(code: str) -> bool:
    module = ast.parse(code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    (call,) = (node for node in ast.walk(module) if isinstance(node, ast.Call) and ast.unparse(node) == "found()")
    return is_tested(model, call)


@pytest.mark.parametrize(
    "code",
    [
        "if found(): pass",
        "while found(): pass",
        "assert found()",
        "x = 1 if found() else 2",
        "x = not found()",
        "x = found() is None",
        "x = found() is not None",
        "if rows and (found() or row): pass",
        "x = [row for row in rows if row if found()]",
        "x = bool(found())",
        "x = any(found() for row in rows)",
        "x = all([found() for row in rows])",
    ],
)
def test_tested(code: str) -> None:
    assert is_only_tested(code)


@pytest.mark.parametrize(
    "code",
    [
        "found()",
        "x = found()",
        "x = found() or row",
        "x = found() if row else None",
        "if row: x = found()",
        "while row: found()",
        "x = -found()",
        "x = found() == None",
        "x = found() is row",
        "x = [found() for row in rows]",
        "x = [row for row in found() if row]",
        "x = list(found() for row in rows)",
        "x = print(found())",
        "from rows import bool\nx = bool(found())",
    ],
)
def test_not_only_tested(code: str) -> None:
    assert not is_only_tested(code)
