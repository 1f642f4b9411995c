"""Who calls a function."""

import ast

import pytest

from perflint.semantics.model import FunctionDef, SemanticModel
from perflint.semantics.moments.callers import answers_requests, calls_of
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def example_in(model: SemanticModel) -> FunctionDef:
    """The function that is called `example` or `get`."""
    found = [node for node in model.tree.descendants(model.tree.module) if isinstance(node, FunctionDef)]
    return next(node for node in found if node.name in ("example", "get"))


def test_calls_of_a_function() -> None:
    model = model_of(
        "def example(): example()\nexample()\nother.example()\nmap(example, rows)\ndef f(example): example()"
    )
    assert sorted(call.lineno for call in calls_of(model, example_in(model))) == [1, 2]


def test_calls_of_a_method() -> None:
    model = model_of(
        "class A:\n    def example(self): pass\n    def b(self): self.example()\nA().example()\nb.example()"
    )
    assert sorted(call.lineno for call in calls_of(model, example_in(model))) == [3, 4]


@pytest.mark.parametrize(
    "code",
    [
        "@app.route('/a', methods=['GET'])\ndef example(): pass",
        "@router.post('')\nasync def example(): pass",
        "from rest_framework.decorators import api_view\n@api_view(['GET'])\ndef example(request): pass",
        "from flask.views import MethodView\nclass A(MethodView):\n    def get(self): pass",
    ],
)
def test_answers_requests(code: str) -> None:
    model = model_of(code)
    assert answers_requests(model, example_in(model))


@pytest.mark.parametrize(
    "code",
    [
        "@mock.patch('a.b')\ndef example(): pass",
        "@app.on_event('/a')\ndef example(): pass",
        "@app.route\ndef example(): pass",
        "@app.route(path)\ndef example(): pass",
        "class A(dict):\n    def get(self): pass",
        "from flask.views import MethodView\nclass A(MethodView):\n    def example(self): pass",
    ],
)
def test_is_not_certain_to_answer_requests(code: str) -> None:
    model = model_of(code)
    assert not answers_requests(model, example_in(model))
