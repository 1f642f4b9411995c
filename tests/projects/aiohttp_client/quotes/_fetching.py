"""Reading requests, for all that have a session."""

from typing import Any

import aiohttp


class Fetching:
    def __init__(self, base: str, session: aiohttp.ClientSession, token: str = "") -> None:
        self.base = base
        self._session = session
        self._token = token

    def headers(self) -> dict[str, str]:
        return {"x-token": self._token}

    async def fetch(self, path: str, **params: str) -> Any:
        async with self._session.get(f"{self.base}/{path}", params=params, headers=self.headers()) as response:
            response.raise_for_status()
            return await response.json()

    async def log_in(self, user: str) -> None:
        self._token = (await self.fetch("token", user=user))["token"]
