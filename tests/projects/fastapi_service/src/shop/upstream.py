"""The other services that this one asks."""

from __future__ import annotations

from typing import Any

import httpx


class Upstream:
    """A service that answers in JSON."""

    def __init__(self, client: httpx.AsyncClient, base: str) -> None:
        self._client = client
        self._base = base

    def _url(self, path: str) -> str:
        return f"{self._base}/{path}"

    async def read(self, path: str) -> Any:
        response = await self._client.get(self._url(path), timeout=10)
        response.raise_for_status()
        return response.json()

    async def write(self, path: str, body: Any) -> None:
        response = await self._client.post(self._url(path), json=body)
        response.raise_for_status()


class Stock(Upstream):
    """What is in the warehouses."""

    async def level(self, product: str) -> int:
        return int((await self.read(f"levels/{product}"))["level"])

    async def levels(self, products: list[str]) -> dict[str, int]:
        return dict(await self.read(f"levels?products={','.join(products)}"))

    async def total(self, products: list[str]) -> int:
        # chain: src/shop/upstream.py:36, src/shop/upstream.py:34, src/shop/upstream.py:21
        return sum([await self.level(product) for product in products])  # expect: PRF505


class Reviews(Upstream):
    """What customers think."""

    def __init__(self, client: httpx.AsyncClient, base: str) -> None:
        super().__init__(client, base)
        self._best: dict[str, float] = {}

    async def rating(self, product: str) -> float:
        return float((await self.read(f"ratings/{product}"))["mean"])

    async def best(self, kind: str) -> float:
        if kind not in self._best:
            self._best[kind] = await self.rating(f"best/{kind}")
        return self._best[kind]

    async def note_visit(self, product: str) -> None:
        await self.write("visits", {"product": product})
