"""Long ways that items may have come."""

import ast

from perflint.semantics.amounts.origins import are_from_few, origins_of
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def _last_name(source: str) -> tuple[SemanticModel, ast.Name]:
    module = ast.parse(source)
    function = module.body[-1]
    assert isinstance(function, ast.FunctionDef)
    last = function.body[-1]
    assert isinstance(last, ast.Return)
    assert isinstance(last.value, ast.Name)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module)), last.value


def _chain(first: str, length: int) -> str:
    steps = [f"    names_{number + 1} = list(names_{number})" for number in range(length)]
    return "\n".join([f"def last_of({first}):", f"    names_0 = {first}", *steps, f"    return names_{length}"])


def test_items_are_followed_to_where_they_come_from() -> None:
    model, name = _last_name(_chain("columns", 5))
    assert are_from_few(model, name)
    assert "columns" in map(ast.unparse, origins_of(model, name))


def test_a_very_long_way_is_left() -> None:
    model, name = _last_name(_chain("columns", 2000))
    assert not are_from_few(model, name)
    assert len(origins_of(model, name)) < 40


def test_what_is_made_from_itself_ends() -> None:
    model, name = _last_name(
        "def f(columns):\n    for _ in columns:\n        columns = columns + columns\n    return columns"
    )
    assert are_from_few(model, name)
