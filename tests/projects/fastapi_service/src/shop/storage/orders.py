"""Orders as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from .database import Database, query, transaction, write


class Order(NamedTuple):
    id: int
    customer: str
    amount: float


class OrderStore(Protocol):
    """What the services need of a store; the tests have one in memory."""

    def get(self, order_id: int) -> Order | None: ...

    def add(self, customer: str, amount: float) -> Order: ...


class OrderRepository:
    def __init__(self, path: str) -> None:
        self.path = path

    def get(self, order_id: int) -> Order | None:
        with Database(self.path) as connection:
            rows = query(connection, "SELECT id, customer, amount FROM orders WHERE id = ?", order_id)
        return Order(*rows[0]) if rows else None

    def add(self, customer: str, amount: float) -> Order:
        with transaction(self.path) as connection:
            key = write(connection, "INSERT INTO orders (customer, amount) VALUES (?, ?)", customer, amount)
        return Order(key, customer, amount)

    def recent(self, number: int = 100) -> Iterator[Order]:
        """The last orders, the newest first."""
        with Database(self.path) as connection:
            for row in query(connection, "SELECT id, customer, amount FROM orders ORDER BY id DESC LIMIT ?", number):
                yield Order(*row)

    @staticmethod
    def reference(order_id: int) -> str:
        return f"O-{order_id:06}"
