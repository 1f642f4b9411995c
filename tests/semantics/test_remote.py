"""What is asked over the network."""

import ast
from textwrap import indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.remote import waits
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = """
import asyncio, requests, time
import aiohttp, asyncpg, httpx

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.json()

async def fetch_later(session, url):
    await asyncio.sleep(1)
    return await fetch(session, url)

async def fetch_and_keep(session, url):
    CACHE[url] = await fetch(session, url)

async def fetch_far(session, url): return await far(session, url)
async def far(session, url): return await farther(session, url)
async def farther(session, url): return await farthest(session, url)
async def farthest(session, url): return await fetch(session, url)
async def again(session, url): return await again(session, url)

async def example(client: httpx.AsyncClient, pool: asyncpg.Pool, connection: asyncpg.Connection, session, url):
"""


def waiting_lines(body: str) -> list[str] | None:
    """The lines of the body that ask something, None if others wait."""
    module = ast.parse(HEAD + indent(body, "    "))
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    found = waits(model, model.tree.descendants(module.body[-1], into_functions=False))
    return None if found is None else [body.split("\n")[wait.lineno - HEAD.count("\n") - 1].strip() for wait in found]


@pytest.mark.parametrize(
    "body",
    [
        "await client.get(url)",
        "await pool.fetch(url)",
        "await fetch(session, url)",
        "await asyncio.wait_for(fetch(session, url), 5)",
        "await asyncio.to_thread(requests.get, url)",
        "await asyncio.get_running_loop().run_in_executor(None, requests.get, url)",
        "reader, writer = await asyncio.open_connection(url)\nawait writer.drain()\nawait reader.read()",
        "answer = await session.get(url)\nanswer.raise_for_status()",
    ],
)
def test_asks(body: str) -> None:
    assert waiting_lines(body) == [body.split("\n")[0]]


def test_asks_within_a_client_and_a_time_limit() -> None:
    around = "async with aiohttp.ClientSession() as s, asyncio.timeout(5):\n"
    body = around + "    async with s.get(url) as r:\n        await r.text()"
    assert waiting_lines(body) == ["async with s.get(url) as r:"]


@pytest.mark.parametrize(
    "body",
    [
        "await client.post(url)",
        "await connection.fetch(url)",
        "await fetch_later(session, url)",
        "await fetch_and_keep(session, url)",
        "await fetch_far(session, url)",
        "await again(session, url)",
        "await asyncio.to_thread(time.sleep, 1)",
        "await asyncio.wait_for(url, 5)",
        "row = await session.get(url)\nprint(row.status)",
        "row = await session.get(int, url)\nprint(row.status_code)",
        "await session.get(url)",
        "await url",
        "await client.get(url)\nasync with session.lock: pass",
        "await client.get(url)\nasync for line in url: pass",
        "await client.get(url)\n[line async for line in url]",
    ],
)
def test_waits_for_something_else(body: str) -> None:
    assert waiting_lines(body) is None


def test_does_not_wait() -> None:
    assert waiting_lines("requests.get(url)") == []
