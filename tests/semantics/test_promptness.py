"""Which calls return at once."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.moments.promptness import is_prompt
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = """
import json, requests, subprocess, time
from datetime import datetime
from models import User, load
log = object()
def local(row): return row
"""


def prompt(code: str) -> bool:
    module = ast.parse(HEAD + code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    last = module.body[-1]
    assert isinstance(last, ast.Expr)
    assert isinstance(last.value, ast.Call)
    return is_prompt(model, last.value)


@pytest.mark.parametrize(
    "code",
    [
        "User(name)",
        "len(row)",
        "json.loads(row)",
        "datetime.now()",
        "row.strip()",
        "'-'.join(row)",
        "log.info(row)",
        "print(row)",
    ],
)
def test_prompt(code: str) -> None:
    assert prompt(code)


@pytest.mark.parametrize(
    "code",
    [
        *("load(row)", "local(row)", "row.load()", "unknown(row)", "rows[0](row)"),
        *("requests.get(row)", "time.sleep(1)", "subprocess.run(row)", "open(row)", "exec(row)", "input()"),
    ],
)
def test_not_certainly_prompt(code: str) -> None:
    assert not prompt(code)
