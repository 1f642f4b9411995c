"""What can be asked of a host over the network."""

import asyncio
import socket
import subprocess

from fleet.registry import in_thread, plugin


@plugin("ping")
def ping(host: str) -> str:
    done = subprocess.run(["ping", "-c", "1", host], capture_output=True, text=True)
    return done.stdout


@plugin("address")
def address(host: str) -> str:
    return socket.gethostbyname(host)


@in_thread
def banner(host: str) -> str:
    with socket.create_connection((host, 22), timeout=3) as connection:
        return connection.recv(256).decode()


async def address_without_waiting(host: str) -> str:
    loop = asyncio.get_running_loop()
    rows = await loop.getaddrinfo(host, 22)  # silent: awaited
    return str(rows[0][4][0])
