"""What the shop does, whoever asks for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.rates import FixedRates, RateClient
    from shop.storage import Order, OrderRepository, OrderStore


class OrderCache:
    """Orders that were read already. It has the methods of a store, and waits for nothing."""

    def __init__(self) -> None:
        self._orders: dict[int, Order] = {}

    def get(self, order_id: int) -> Order | None:
        return self._orders.get(order_id)

    def add(self, order: Order) -> None:
        self._orders[order.id] = order


class OrderService:
    def __init__(self, repo: OrderRepository, rates: RateClient) -> None:
        self._repo = repo
        self._rates = rates
        self._cache = OrderCache()

    def place(self, customer: str, amount: float, currency: str) -> Order:
        return self._add(customer, self._rates.convert(amount, currency))

    def _add(self, customer: str, amount: float) -> Order:
        order = self._repo.add(customer, amount)
        self._cache.add(order)
        return order

    async def find(self, order_id: int) -> Order | None:
        cached = self._cache.get(order_id)  # silent: an unrelated class has a method of this name
        if cached is not None:
            return cached
        # chain: src/shop/storage/orders.py:31, src/shop/storage/database.py:19
        return self._repo.get(order_id)  # expect: PRF504

    async def find_in_thread(self, order_id: int) -> Order | None:
        return await asyncio.to_thread(self._repo.get, order_id)  # silent: passed to a thread

    def receipt(self, order_id: int) -> str:
        order = self._repo.get(order_id)
        return f"{order.customer}: {order.amount:.2f}" if order is not None else ""


class QuoteService:
    """Only knows protocols and fixed rates."""

    def __init__(self, store: OrderStore, rates: FixedRates) -> None:
        self._store = store
        self._rates = rates

    async def quote(self, order_id: int, currency: str) -> float:
        order = self._store.get(order_id)  # silent: a protocol, whose implementation is not known
        amount = order.amount if order is not None else 0.0
        return self._rates.convert(amount, currency)  # silent: these rates are in memory
