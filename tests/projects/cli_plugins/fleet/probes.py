"""Asks all hosts at once."""

import asyncio
import socket
import threading

from fleet.hosts import Inventory, named
from fleet.plugins import disk, network
from fleet.plugins.network import address as resolve
from fleet.registry import PLUGINS


def report(rows: list[str]) -> None:
    print("\n".join(rows))


async def probe(host: str) -> str:
    # chain: fleet/plugins/network.py:18
    name = resolve(host)  # expect: PRF504
    # chain: fleet/plugins/network.py:12
    answer = network.ping(host)  # expect: PRF504
    banner = await network.banner(host)  # silent: the decorator passes it to a thread
    return f"{name}: {answer} {banner}"


async def usage(host: str) -> list[str]:
    asked = disk.Usage(host)  # silent: the constructor only keeps a name
    if not asked.command:  # silent: this property only makes a list
        return []
    # chain: fleet/plugins/disk.py:17, fleet/plugins/disk.py:24
    return asked.rows  # expect: PRF504


async def size_of_logs(host: str) -> int:
    # chain: fleet/plugins/disk.py:35
    return int(disk.logs(host))  # expect: PRF507


async def follow(inventory: Inventory) -> None:
    while True:
        # chain: fleet/hosts.py:17, fleet/hosts.py:23
        for host in inventory:  # expect: PRF507
            await asyncio.sleep(1)
            print(await network.address_without_waiting(host))  # silent: the helper is asynchronous


async def wake(host: str) -> None:
    with socket.create_connection((host, 9), timeout=1) as connection:  # expect: PRF501
        connection.send(bytes([255] * 6))  # expect: PRF501


async def by_name(name: str, host: str) -> str:
    return PLUGINS[name](host)  # silent: nobody knows which plugin it is


async def in_threads(name: str, hosts: list[str]) -> list[str]:
    work = [asyncio.to_thread(PLUGINS[name], host) for host in hosts]  # silent: passed to a thread
    threading.Thread(target=network.ping, args=(hosts[0],)).start()  # silent: passed to a thread
    return await asyncio.gather(*work)


async def some(hosts: list[str], prefix: str) -> str:
    ping = network.address_without_waiting  # silent: another function under the name of one that blocks
    for host in named(hosts, prefix):  # silent: a generator over what is in memory
        print(await ping(host))
    return prefix


async def elsewhere(inventory: Inventory) -> Inventory:
    return inventory.beside("other.toml")  # silent: makes a path and reads nothing
