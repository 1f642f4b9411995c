"""What a coroutine opens first."""

import ast
from textwrap import indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.openings import is_limited, opened_by
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = """
import aiofiles, aiohttp, asyncio, asyncpg, httpx, trio

async def read(path):
    async with aiofiles.open(path) as file:
        return await file.read()

async def again(path): return await again(path)
async def read_far(path): return await far(path)
async def far(path): return await farther(path)
async def farther(path): return await read(path)

@wrapped
async def read_wrapped(path): return await read(path)

async def example(x, key=None):
"""


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def opened(body: str) -> str | None:
    """What is opened by a coroutine with this body."""
    return opened_when_called(f"{HEAD}{indent(body, '    ')}\n\nexample")


def named(expr: str) -> str | None:
    return opened_when_called(f"{HEAD}    pass\n\n{expr}")


def opened_when_called(code: str) -> str | None:
    """What is opened by a call of the expression in the last line."""
    model = model_of(code)
    last = model.tree.module.body[-1]
    assert isinstance(last, ast.Expr)
    return opened_by(model, last.value)


@pytest.mark.parametrize(
    "body",
    [
        "async with aiofiles.open(x) as file: pass",
        "file = await aiofiles.open(x)\nawait file.close()",
        "async with asyncio.timeout(1):\n    async with aiofiles.open(x) as file: pass",
        "async with aiofiles.open(x) as file, x: pass",
        "for i in x:\n    try:\n        async with aiofiles.open(x): return i\n    except OSError: pass",
        "await read(x)",
        "return await asyncio.wait_for(read(x), 1)",
        "async def inner(): return await read(x)\nreturn await inner()",
        "file = await aiofiles.open(x)\nwhile True:\n    if not await file.read(): break\nawait file.close()",
    ],
)
def test_opens_a_file(body: str) -> None:
    assert opened(body) == "opens a file"


@pytest.mark.parametrize(
    "body",
    [
        "async with aiohttp.ClientSession(timeout=x) as session:\n    await session.get(x)",
        "async with httpx.AsyncClient() as client: pass",
        "reader, writer = await asyncio.open_connection(x)\nwriter.close()",
        "connection = await asyncpg.connect()\nawait connection.close()",
    ],
)
def test_opens_a_connection(body: str) -> None:
    assert opened(body) == "opens a connection"


@pytest.mark.parametrize("body", ["await asyncio.create_subprocess_exec(x)", "return await trio.run_process(x)"])
def test_starts_a_process(body: str) -> None:
    assert opened(body) == "starts a process"


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "await x",
        "async for y in x: pass",
        "await x.get()\nawait read(x)",
        "await x(read(x))",
        "async with x:\n    await read(x)",
        "async with x, aiofiles.open(x): pass",
        "async with x.lock():\n    await read(x)",
        "if x: await read(x)",
        "return x or await read(x)",
        "if x: return 1\nawait read(x)",
        "try: pass\nexcept OSError: await read(x)",
        "file = await aiofiles.open(x)",
        "x.file = await aiofiles.open(x)",
        "return await aiofiles.open(x)",
        "async with aiohttp.ClientSession(connector=key): pass",
        "async with aiohttp.ClientSession(**key): pass",
        "async with aiofiles.open(x):\n    while True: pass",
        "async with aiofiles.open(x, limiter): pass",
        "semaphore = x\nawait read(x)",
        "await read_far(x)",
        "await read_wrapped(x)",
        "await again(x)",
        "async def inner(): return await read(x)\nreturn 1",
    ],
)
def test_is_not_certain_to_open_anything(body: str) -> None:
    assert opened(body) is None


def test_of_what_is_called_at_once() -> None:
    assert named("read") == "opens a file"
    assert named("asyncio.create_subprocess_shell") == "starts a process"
    assert named("asyncio.open_connection") is None
    assert named("unknown") is None


@pytest.mark.parametrize(
    "code", ["semaphore", "self.rate_limiter", "def f(max_connections): pass", "MAX_CONCURRENT", "self.n_workers"]
)
def test_limited(code: str) -> None:
    model = model_of(code)
    assert is_limited(model, model.tree.module)


@pytest.mark.parametrize("code", ["print(f(limit=1))", "space", "def f(max_size): pass", "'limit'"])
def test_not_limited(code: str) -> None:
    model = model_of(code)
    assert not is_limited(model, model.tree.module)


def test_of_methods() -> None:
    model = model_of(f"{HEAD}    pass\nclass A:\n    async def f(self, x): await read(x)\n    def g(self): self.f")
    methods = [node for node in ast.walk(model.tree.module) if isinstance(node, ast.Attribute) and node.attr == "f"]
    assert [opened_by(model, method) for method in methods] == ["opens a file"]
