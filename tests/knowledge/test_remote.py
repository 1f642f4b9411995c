"""Calls that ask something of another machine."""

import pytest

from perflint.knowledge.remote import reads_remotely


@pytest.mark.parametrize(
    "name", ["requests.get", "requests.api.get", "httpx.AsyncClient.get", "asyncio.open_connection"]
)
def test_reads(name: str) -> None:
    assert reads_remotely(name)


@pytest.mark.parametrize("name", ["requests.post", "httpx.AsyncClient.aclose", "asyncpg.Connection.fetch", "get"])
def test_does_not_only_read(name: str) -> None:
    assert not reads_remotely(name)
