"""Keys of which a program meets ever new ones."""

import ast

import pytest

from perflint.semantics.data.keys import is_ever_new, is_ever_new_parameter
from perflint.semantics.model import FunctionDef, SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = """
import hashlib
from datetime import date, datetime, timedelta
from flask import request

class Report:
    created: datetime
    day: datetime
    year: int
    title: str

def digest(content): return hashlib.sha256(content).hexdigest()
def perhaps(content):
    if content: return hashlib.sha256(content).hexdigest()
    return None
def bare(content):
    if content: return hashlib.sha256(content).hexdigest()
    return
def cache_key(content): return hashlib.sha256(content).hexdigest()
def nothing(content): pass
def around(content): return around(content)

"""


def model_of(code: str) -> SemanticModel:
    module = ast.parse(HEAD + code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def is_new(body: str) -> bool:
    """The answer for the expression in the last line of a function's body."""
    model = model_of(f"def f(now: datetime, content: bytes, x: float, text: str, report: Report, y):\n {body}")
    last = [node for node in ast.walk(model.tree.module) if isinstance(node, ast.Expr)][-1]
    return is_ever_new(model, last.value)


@pytest.mark.parametrize(
    "body",
    [
        "now",
        "content",
        "x",
        "text, now",
        "f'{text}-{now}'",
        "text + str(now)",
        "now - timedelta(hours=1)",
        "datetime.now()",
        "datetime.fromtimestamp(y)",
        "report.created",
        "now.isoformat()",
        "hash(content)",
        "hashlib.md5(content).hexdigest()",
        "hashlib.md5(content.encode()).digest()",
        "digest(content)",
        "cache_key(content)",
        "request.args['q'].strip().lower()",
        "key = digest(y); key",
        "key: str = digest(y); key",
        "(key := digest(y)); key",
        "text = repr(now); text",
    ],
)
def test_ever_new(body: str) -> None:
    assert is_new(body)


@pytest.mark.parametrize(
    "body",
    [
        "y",
        "text",
        "text, 1",
        "f'{now:%Y}'",
        "now * 2",
        "now.date()",
        "now.strftime('%Y')",
        "now.replace(minute=0)",
        "datetime(2026, 1, 1)",
        "date.today()",
        "y.now()",
        "report.day",
        "report.year",
        "report.title",
        "int(x)",
        "str()",
        "hashlib.md5(config).hexdigest()",
        "hashlib.md5(report.source).hexdigest()",
        "digest(y.settings)",
        "perhaps(content)",
        "bare(content)",
        "nothing(content)",
        "around(content)",
        "key = digest(y)\n if y: key = 1\n key",
        "for key in content: pass\n key",
    ],
)
def test_there_may_be_few(body: str) -> None:
    assert not is_new(body)


def new_parameters(signature: str) -> list[str]:
    model = model_of(f"def f({signature}): pass")
    function = [node for node in ast.walk(model.tree.module) if isinstance(node, FunctionDef)][-1]
    parameters = [node for node in ast.walk(function.args) if isinstance(node, ast.arg)]
    return sorted(one.arg for one in parameters if is_ever_new_parameter(model, function, one))


def test_parameters() -> None:
    assert new_parameters("a: datetime, b: 'bytes', /, c: float | None, *, d: float, e: str, f, g: int") == [*"abcd"]


def test_what_has_a_default_is_a_setting() -> None:
    assert new_parameters("a: float, b: float = 1.0, *, c: float = 2.0, d: float") == [*"ad"]


def test_what_is_collected_is_many_things() -> None:
    assert new_parameters("*a: float, **b: float") == []


def test_names_of_settings() -> None:
    assert new_parameters(
        "size: float, max_width: float, timeouts: float, name: bytes, day: datetime, vmin: float"
    ) == ["vmin"]
