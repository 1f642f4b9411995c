import pytest
from quotes import QuoteClient


@pytest.fixture
async def client(session):
    client = QuoteClient("https://quotes.test", session)
    client.throttle()  # silent: code of the tests
    yield client
    await client.aclose()


async def test_it_waits(client) -> None:
    client.wait_for_retry(0)  # silent: a test
    assert client.requests == []
