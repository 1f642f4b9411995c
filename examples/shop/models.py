"""The things the shop is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class OrderState(Enum):
    OPEN = "open"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


FINAL_STATES = frozenset({OrderState.SHIPPED, OrderState.CANCELLED})


@dataclass(frozen=True)
class Product:
    sku: str
    title: str
    price_cents: int
    weight_grams: int = 0
    tags: tuple[str, ...] = ()


@dataclass
class OrderLine:
    sku: str
    quantity: int
    price_cents: int

    @property
    def total_cents(self) -> int:
        return self.quantity * self.price_cents


@dataclass
class Customer:
    id: int
    email: str
    country: str = "DE"
    loyalty_points: int = 0


@dataclass
class Order:
    id: int
    customer: Customer
    placed_on: date
    state: OrderState = OrderState.OPEN
    lines: list[OrderLine] = field(default_factory=list)

    @property
    def total_cents(self) -> int:
        return sum(line.total_cents for line in self.lines)

    @property
    def is_final(self) -> bool:
        return self.state in FINAL_STATES

    def skus(self) -> list[str]:
        return [line.sku for line in self.lines]
