"""What comes with a web request."""

import ast

import pytest

from perflint.semantics.data.requests import is_chosen_parameter, is_chosen_part
from perflint.semantics.model import FunctionDef, SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = "import flask, uuid\nfrom django.http import HttpRequest\nfrom typing import Literal, Optional\n"


def model_of(code: str) -> SemanticModel:
    module = ast.parse(HEAD + code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def is_part(code: str) -> bool:
    """The answer for what is returned."""
    model = model_of(code)
    returned = next(node for node in ast.walk(model.tree.module) if isinstance(node, ast.Return))
    assert returned.value is not None
    return is_chosen_part(model, returned.value)


@pytest.mark.parametrize(
    "code",
    [
        "def f(r: HttpRequest): return r.GET",
        "def f(r: HttpRequest): return r.GET['q']",
        "def f(r: HttpRequest): return r.META.get('REMOTE_ADDR', '')",
        "def f(): return flask.request.args.get('q')",
        "from flask import request\ndef f(): return request.args['q']",
        "@app.post('/')\nasync def f(request): return (await request.json())['q']",
    ],
)
def test_is_chosen_part(code: str) -> None:
    assert is_part(code)


@pytest.mark.parametrize(
    "code",
    [
        "def f(r: HttpRequest): return r",
        "def f(r: HttpRequest): return r.path",
        "def f(r: HttpRequest): return r.user.name",
        "def f(r: HttpRequest): return r.url.path",
        "def f(r: HttpRequest): return r.GET + ''",
        "def f(request): return request.GET['q']",
        "@app.get('/')\ndef f(r): return r.GET['q']",
        "request = make()\nlambda: request.GET\ndef f(): return request.GET",
    ],
)
def test_is_not_certain_to_be_chosen(code: str) -> None:
    assert not is_part(code)


def is_parameter(code: str) -> bool:
    """The answer for `x`, a parameter of the only function."""
    model = model_of(code)
    function = next(node for node in ast.walk(model.tree.module) if isinstance(node, FunctionDef | ast.Lambda))
    parameter = next(
        node for node in ast.walk(function.args) if isinstance(node, ast.arg) and node.arg in ("x", "kind")
    )
    return is_chosen_parameter(model, function, parameter)


@pytest.mark.parametrize(
    "code",
    [
        "@app.route('/a/<x>')\ndef f(x): pass",
        "@app.route('/a/<int:x>/b')\ndef f(x): pass",
        "@app.get('/a/{x}')\ndef f(x: int): pass",
        "@app.get('/a/{x:path}')\ndef f(x: str): pass",
        "@app.get('/a/{x}')\ndef f(x: uuid.UUID): pass",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if x not in A: A[x] = 1",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if x is None: pass",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if y == 1: pass",
        "import fastapi\n@app.get('/a')\ndef f(x: Optional[str] = None): pass",
    ],
)
def test_is_chosen_parameter(code: str) -> None:
    assert is_parameter(code)


@pytest.mark.parametrize(
    "code",
    [
        "def f(x: str): pass",
        "lambda x: x",
        "@app.route('/a/<y>')\ndef f(x): pass",
        "@app.route('/a/<any(b, c):x>')\ndef f(x): pass",
        "@app.get('/a/{x}')\ndef f(x: Kind): pass",
        "@app.get('/a/{x}')\ndef f(x: Literal['b']): pass",
        "@app.get('/a/{x}')\ndef f(x: bool): pass",
        "@app.get('/a/{kind}')\ndef f(kind: str): pass",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if x not in KNOWN: raise ValueError",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if x == 'b': pass",
        "@app.get('/a/{x}')\ndef f(x: str):\n    if x in A: return A[x]",
        "@app.get('/a')\ndef f(x: str): pass",
        "import fastapi\ndef f(x: str): pass",
        "import fastapi\n@app.get('/a')\ndef f(x: int): pass",
        "import fastapi\n@app.get('/a')\ndef f(x): pass",
    ],
)
def test_may_be_one_of_few(code: str) -> None:
    assert not is_parameter(code)
