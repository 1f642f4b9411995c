"""The asynchronous clients."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from ._base import AsyncThrottle, BaseClient, Logged
from ._retry import async_backoff, backoff
from ._tokens import token_store

try:
    from ._speedups import checksum
except ImportError:
    from ._checksum import checksum

sleep = asyncio.sleep


class QuoteClient(Logged, BaseClient):
    def __init__(self, base: str, session: aiohttp.ClientSession) -> None:
        Logged.__init__(self)
        BaseClient.__init__(self, base)
        self._session = session

    def prepare(self, path: str) -> dict[str, Any]:
        self.remember(path)
        return {**super().prepare(path), "headers": {"x-token": token_store.token}}

    async def get(self, path: str) -> Any:
        # chain: quotes/_client.py:32, quotes/_base.py:41, quotes/_base.py:34
        request = self.prepare(path)  # expect: PRF504
        async with self._session.get(**request) as response:  # silent: awaited, of an asynchronous client
            return await response.json()

    async def get_patiently(self, path: str, attempts: int = 5) -> Any:
        for attempt in range(attempts):
            try:
                return await self.get(path)  # silent: the helper is asynchronous and has the finding
            except aiohttp.ClientError:
                # chain: quotes/_base.py:38, quotes/_retry.py:20
                self.wait_for_retry(attempt)  # expect: PRF504
        raise ConnectionError(path)

    async def post(self, path: str, body: Any) -> Any:
        self.remember(path)  # silent: a method of the other base class, which only keeps a list
        async with self._session.post(self.url(path), json=body) as response:  # silent: `url` makes a text
            if response.status == 429:
                await async_backoff(1)  # silent: an asynchronous helper
            return await response.json()

    async def log_in(self, user: str, password: str) -> None:
        body = await self.post("login", {"user": user, "password": password})
        # chain: quotes/_tokens.py:18
        token_store.token = body["token"]  # expect: PRF507

    async def is_logged_in(self) -> bool:
        return token_store.has_token and token_store.token != "expired"  # silent: these getters read no file

    async def symbols(self, path: Path) -> list[str]:
        # chain: quotes/_checksum.py:8
        version = checksum(path)  # expect: PRF507
        await sleep(0.1)  # silent: another function under a name that is known to block
        return await self.get(f"symbols?version={version}")

    async def wait_elsewhere(self, attempt: int) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, backoff, attempt)  # silent: passed to an executor
        await loop.run_in_executor(None, partial(backoff, attempt=attempt))  # silent: likewise
        await loop.run_in_executor(None, lambda: self.wait_for_retry(attempt))  # silent: the executor calls the lambda

    async def aclose(self) -> None:
        await self._session.close()
        # chain: quotes/_base.py:45
        super().close()  # expect: PRF504


class PoliteClient(AsyncThrottle, QuoteClient):
    async def ask(self, path: str) -> Any:
        await self.throttle()  # silent: the first base class has an asynchronous one
        async with self._session.get(self.url(path)) as response:
            if response.status == 503:
                self.wait_for_retry(1)  # silent: the first base class has one that only raises
            return await response.json()
