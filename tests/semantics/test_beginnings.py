"""What is done once for a program: of the call of `look(...)` in each of these."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.moments.beginnings import is_at_the_beginning, sets_up
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def is_once(code: str) -> bool:
    module = ast.parse(code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    looks = (node for node in ast.walk(module) if isinstance(node, ast.Call) and ast.unparse(node.func) == "look")
    return is_at_the_beginning(model, next(looks))


@pytest.mark.parametrize(
    "code",
    [
        "async def async_setup(hub, path): look(path)",
        "async def _migrate_entry(path): look(path)",
        "async def finish_setup(path): look(path)",
        "async def create_server(path):\n    for end in ('', '.old'): look(path + end)",
        "async def engine(config): look(config['key'])",
        "async def engine(hub):\n    path = hub.config.path('www')\n    return look(path)",
        "async def authorize(path):\n    if not look(path): await run(os.makedirs, path)",
    ],
)
def test_at_the_beginning(code: str) -> None:
    assert is_once(code)


@pytest.mark.parametrize(
    "code",
    [
        "look(path)",
        "async def send(path): look(path)",
        "async def setup(request, path): look(path)",
        "async def setup(paths):\n    for path in paths: look(path)",
        "@app.get('/files')\nasync def open_file(path): look(path)",
        "async def authorize(path):\n    if look(path): await run(os.makedirs, path)",
        "async def authorize(path):\n    if not look(path): await run(path)",
    ],
)
def test_not_at_the_beginning(code: str) -> None:
    assert not is_once(code)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("def setup_platform(hub): pass", True),
        ("def init_entities(): pass", True),
        ("def __init__(self): pass", False),
        ("def setup(self, request): pass", False),
        ("def installed(): pass", False),
        ("lambda: 0", False),
    ],
)
def test_sets_up(code: str, answer: bool) -> None:
    (statement,) = ast.parse(code).body
    function = statement.value if isinstance(statement, ast.Expr) else statement
    assert isinstance(function, ast.FunctionDef | ast.Lambda)
    assert sets_up(function) is answer
