"""Calls that open something of which there are only so many."""

import pytest

from perflint.knowledge.openings import opening


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("asyncio.open_connection", "opens a connection"),
        ("asyncio.streams.open_connection", "opens a connection"),
        ("aiofiles.open", "opens a file"),
        ("asyncio.create_subprocess_exec", "starts a process"),
    ],
)
def test_opening(name: str, what: str) -> None:
    assert opening(name) == what


@pytest.mark.parametrize("name", ["aiohttp.ClientSession.get", "asyncpg.Pool.acquire", "asyncio.to_thread", "open"])
def test_opens_nothing_of_its_own(name: str) -> None:
    assert opening(name) is None
