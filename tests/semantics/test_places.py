"""Whose event loop it is, by the imports; and where a call can be awaited."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.places import event_loop, may_wait
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


@pytest.mark.parametrize(
    ("imports", "library"),
    [
        ("import time", "asyncio"),
        ("import asyncio", "asyncio"),
        ("import asyncio\nfrom anyio.abc import TaskGroup", "anyio"),
        ("import trio", "trio"),
        ("import asyncio\nimport trio", None),
        ("import sniffio\nimport anyio", None),
        ("def main():\n    import trio", "trio"),
    ],
)
def test_the_imports_say_whose_event_loop_it_is(imports: str, library: str | None) -> None:
    assert event_loop(model_of(imports)) == library


@pytest.mark.parametrize(
    ("code", "may"),
    [
        ("async def f():\n    here()", True),
        ("async def f():\n    with open(path) as file:\n        here()", True),
        ("async def f():\n    async with lock:\n        here()", True),
        ("async def f():\n    await lock.acquire()\n    here()", True),
        ("async def f():\n    with self.lock:\n        here()", False),
        ("async def f():\n    self.lock.acquire()\n    here()", False),
        ("async def f():\n    return [here() for _ in items]", False),
        ("async def f():\n    return lambda: here()", False),
        ("async def f():\n    def g():\n        here()", False),
        ("async def f():\n    class C:\n        x = here()", False),
        ("def f():\n    here()", False),
        ("here()", False),
    ],
)
def test_an_await_can_stand_in_an_async_function_itself(code: str, may: bool) -> None:
    model = model_of(code)
    calls = [node for node in ast.walk(model.tree.module) if isinstance(node, ast.Call)]
    call = next(call for call in calls if ast.unparse(call.func) == "here")
    assert may_wait(model, call) is may
