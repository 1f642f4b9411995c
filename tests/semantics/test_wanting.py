"""Which parameters, empty by default, somebody has to give so that a place runs."""

import ast
from textwrap import dedent, indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.moments.wanting import wanted_parameters
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def wanted(body: str, head: str = "a, b=None, c=False, *, d=(), e=1, f=[]") -> tuple[str, ...]:
    """The parameters without which the call of `here` in a function does not run."""
    module = ast.parse(f"def g({head}):\n{indent(dedent(body).strip(), '    ')}\n")
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call))
    here = next(call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "here")
    return wanted_parameters(model, here, function)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("here()", ()),
        ("if b: here()", ("b",)),
        ("if b is not None: here()", ("b",)),
        ("if b is None: pass\nelse: here()", ("b",)),
        ("if not b: pass\nelse: here()", ("b",)),
        ("if b and d: here()", ("b", "d")),
        ("if not (b or d): pass\nelse: here()", ()),
        ("if not b or not d: pass\nelse: here()", ("b", "d")),
        ("x = c and here()", ("c",)),
        ("x = not c or here()", ("c",)),
        ("x = here() if f else 0", ("f",)),
        ("x = 0 if c else here()", ()),
        ("for x in a:\n  if not c:\n    continue\n  here()", ("c",)),
        ("if b is None:\n  return\nhere()", ("b",)),
        ("if b is None:\n  b = []\nhere()", ()),
        ("if b:\n  b = b[1:]\n  here()", ()),
        ("if a: here()", ()),
        ("if e: here()", ()),
        ("if b or c: here()", ()),
        ("if b: pass\nelse: here()", ()),
        ("if b is not None: pass\nelse: here()", ()),
        ("if b == 1: here()", ()),
        ("if here(): pass", ()),
    ],
)
def test_what_a_place_wants(body: str, names: tuple[str, ...]) -> None:
    assert wanted(body) == names


def test_without_defaults_nothing_is_wanted() -> None:
    assert wanted("if b: here()", "a, b") == ()
