"""How often a file runs, by where it is."""

import ast

import pytest

from perflint.findings import Heat
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


@pytest.mark.parametrize(
    ("path", "heat"),
    [
        ("shop/orders.py", Heat.WARM),
        ("shop/migrations/versions/0001_orders.py", Heat.COLD),
        ("shop/management/commands/import_orders.py", Heat.COLD),
        ("shop/cli/orders.py", Heat.COLD),
        ("shop/cli/orders/totals.py", Heat.WARM),
        ("scripts/orders.py", Heat.COLD),
        ("components/lamp/config_flow.py", Heat.COLD),
        ("tests/test_orders.py", Heat.COLD),
        ("shop/client/orders.py", Heat.WARM),
    ],
)
def test_heat_of_path(path: str, heat: Heat) -> None:
    module = ast.parse("def total(orders): return orders")
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module), path)
    (function,) = module.body
    assert isinstance(function, ast.FunctionDef)
    assert model.heat(function.body[0]) is heat
