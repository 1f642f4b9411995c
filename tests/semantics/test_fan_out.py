"""Coroutines that are started all at once."""

import ast
from textwrap import indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.fan_out import FanOut, collected, started, starts_all
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = "import anyio, asyncio, trio\n\nasync def example(urls, other, nursery: trio.Nursery, group):\n"


def model_of(body: str) -> SemanticModel:
    module = ast.parse(HEAD + indent(body, "    "))
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def found(body: str) -> list[tuple[SemanticModel, FanOut]]:
    """What `gather(...)`, or a call that starts coroutines, runs at once."""
    model = model_of(body)
    calls = [node for node in ast.walk(model.tree.module) if isinstance(node, ast.Call)]
    handed = [arg for call in calls if ast.unparse(call.func) == "gather" for arg in call.args]
    all_found = [one for arg in handed for one in collected(model, arg)]
    return [(model, one) for one in [*all_found, *(one for call in calls for one in started(model, call))]]


def texts(body: str) -> list[str]:
    return [f"{ast.unparse(one.called)} {ast.unparse(one.items)}" for _, one in found(body)]


@pytest.mark.parametrize(
    "body",
    [
        "gather(*[f(url) for url in urls])",
        "gather(*(f(url) for url in urls))",
        "gather({f(url) for url in urls})",
        "gather(*list(f(url) for url in urls))",
        "gather(*map(f, urls))",
        "gather(*[asyncio.wait_for(f(url), 1) for url in urls])",
        "xs = [f(url) for url in urls]\ngather(*xs)",
        "xs: list = [f(url) for url in urls]\ngather(*xs)",
        "xs = []\nfor url in urls: xs.append(f(url))\ngather(*xs)",
        "xs = set()\nfor url in urls: xs.add(f(url))\ngather(*xs)",
        "xs: list = []\nfor url in urls: xs.append(f(url))\ngather(*xs)",
        "[asyncio.create_task(f(url)) for url in urls]",
        "{url: asyncio.ensure_future(f(url)) for url in urls}",
        "for url in urls: asyncio.get_running_loop().create_task(f(url), name=url)",
        "async with asyncio.TaskGroup() as tasks:\n    for url in urls: tasks.create_task(f(url))",
        "async with anyio.create_task_group() as tasks:\n    for url in urls: tasks.start_soon(f, url)",
        "for url in urls: nursery.start_soon(f, url)",
    ],
)
def test_started_in_a_loop(body: str) -> None:
    assert texts(body) == ["f urls"]


@pytest.mark.parametrize(
    "body",
    [
        "gather(f(urls), f(other))",
        "gather(*urls)",
        "gather(*[url for url in urls])",
        "gather(*[f(url, x) for url in urls for x in other])",
        "gather(*[f(url) async for url in urls])",
        "xs = []\nxs.append(f(urls))\ngather(*xs)",
        "xs = []\nxs = [f(url) for url in urls]\ngather(*xs)",
        "xs = urls\ngather(*xs)",
        "xs = xs\ngather(*xs)",
        "xs = []\nfor url in urls: xs.extend(f(url))\ngather(*xs)",
        "while urls: asyncio.create_task(f(urls.pop()))",
        "asyncio.create_task(f(urls))",
        "[asyncio.create_task(url) for url in urls]",
        "for url in urls: group.create_task(f(url))",
        "for url in urls: group.start_soon(f, url)",
        "async with other() as tasks:\n    for url in urls: tasks.start_soon(f, url)",
    ],
)
def test_not_certain_to_be_started_in_a_loop(body: str) -> None:
    assert [text for text in texts(body) if text.startswith("f ")] == []


@pytest.mark.parametrize(
    "body",
    [
        "gather(*map(f, urls))",
        "gather(*[f(url, other) for url in urls])",
        "gather(*[f(url, len(url)) for url in urls])",
        "gather(*[f(other, x=url) for url in urls])",
        "gather(*[f(number) for number, url in enumerate(urls)])",
        "for url in urls:\n    if url: asyncio.create_task(f(url))",
    ],
)
def test_starts_all(body: str) -> None:
    ((model, fan_out),) = found(body)
    assert starts_all(model, fan_out)


@pytest.mark.parametrize(
    "body",
    [
        "gather(*[f(other) for url in urls])",
        "gather(*[f() for _ in range(other)])",
        "for url in urls:\n    asyncio.create_task(f(url))\n    await other",
        "for url in urls:\n    asyncio.create_task(f(url))\n    async with other: pass",
        "for url in urls:\n    asyncio.create_task(f(url))\n    if other: break",
        "for url in urls:\n    if other: return\n    asyncio.create_task(f(url))",
        "for url in urls:\n    if len(other) < 9: asyncio.create_task(f(url))",
        "for url in urls:\n    asyncio.create_task(f(url))\n    other.throttle()",
    ],
)
def test_is_not_certain_to_start_all(body: str) -> None:
    ((model, fan_out),) = found(body)
    assert not starts_all(model, fan_out)
