import asyncio

from fleet.plugins import network
from fleet.probes import probe


async def hang(host: str) -> None:
    network.ping(host)  # silent: code of the tests


def test_a_host_is_probed() -> None:
    assert asyncio.run(probe("localhost"))
