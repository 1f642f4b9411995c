"""Quotes of the past."""

import asyncio
from typing import Any

import aiohttp

from ._fetching import Fetching


class HistoryClient(Fetching):
    def __init__(self, base: str, session: aiohttp.ClientSession, token: str = "") -> None:
        super().__init__(base, session, token)
        self._lock = asyncio.Lock()

    async def get_day(self, day: str) -> Any:
        return await self.fetch(f"days/{day}")

    async def get_days(self, days: list[str]) -> Any:
        return await self.fetch("days", days=",".join(days))

    async def get_splits(self, symbol: str) -> Any:
        return await self.fetch(f"splits/{symbol}")

    async def get_news(self, symbol: str) -> Any:
        async with self._lock:
            return await self.fetch(f"news/{symbol}")
