"""Calls that ask something of another machine."""

import pytest

from perflint.knowledge.remote import is_around_request, reads_answer, reads_remotely, remote_read


@pytest.mark.parametrize(
    "name", ["requests.get", "requests.api.get", "httpx.AsyncClient.get", "asyncio.open_connection"]
)
def test_reads(name: str) -> None:
    assert reads_remotely(name)


@pytest.mark.parametrize("name", ["requests.post", "httpx.AsyncClient.aclose", "asyncpg.Connection.fetch", "get"])
def test_does_not_only_read(name: str) -> None:
    assert not reads_remotely(name)


def test_what_is_known_of_a_read() -> None:
    over_one = remote_read("sqlalchemy.ext.asyncio.AsyncSession.scalar")
    assert over_one is not None
    assert (over_one.kind, over_one.is_shared, over_one.asks) == ("database", True, "queries a database")
    apart = remote_read("aiohttp.ClientSession.get")
    assert apart is not None
    assert (apart.kind, apart.is_shared, apart.asks) == ("network", False, "asks over the network")
    assert remote_read("httpx.AsyncClient.post") is None


def test_what_belongs_to_a_request() -> None:
    assert is_around_request("asyncio.tasks.wait_for")
    assert not is_around_request("asyncio.sleep")
    assert reads_answer("json")
    assert not reads_answer("get")
