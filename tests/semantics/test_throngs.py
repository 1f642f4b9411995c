"""Whether there may be many items, because a caller gives them."""

import ast

import pytest

from perflint.semantics.amounts.throngs import are_given
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def _is_given(source: str) -> bool:
    """The answer for what the last function returns."""
    module = ast.parse(source)
    function = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)][-1]
    returned = function.body[-1]
    assert isinstance(returned, ast.Return)
    assert returned.value is not None
    return are_given(SemanticModel(Tree(module), make_walker(Routes({}, {}))(module)), returned.value)


@pytest.mark.parametrize(
    "body",
    ["return found", "return list(found)", "known = sorted(found)\n    return known", "return tuple(list(found))"],
)
def test_a_caller_gives_a_parameter_and_copies_of_it(body: str) -> None:
    assert _is_given(f"def f(found):\n    {body}")


@pytest.mark.parametrize(
    "body",
    [
        "return [one for one in found]",
        "found = found[:2]\n    return found",
        "return found.all",
        "return other",
        "known = list(known)\n    return known",
        "known = list(found)\n    known = []\n    return known",
    ],
)
def test_other_things_are_not_given(body: str) -> None:
    assert not _is_given(f"other = []\ndef f(found):\n    {body}")


def test_a_handful_stays_one() -> None:
    assert not _is_given("def f(columns):\n    return columns")
    assert not _is_given("def f(found):\n    columns = found\n    return columns")


def test_a_caller_of_the_class_gives_its_attributes() -> None:
    cls = (
        "class C:\n    def __init__(self, found):\n        self.found = {}\n    def f(self):\n        return self.found"
    )
    assert _is_given(cls.format("list(found)"))
    assert not _is_given(cls.format("[]"))
    assert not _is_given(cls.format("found").replace("self.found", "self.columns"))


def test_a_long_way_is_left() -> None:
    steps = "".join(f"    found_{number + 1} = list(found_{number})\n" for number in range(2000))
    assert not _is_given(f"def f(found_0):\n{steps}    return found_2000")
