"""Prices, with what is taken off."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shop.models import Order


@cache
def reduced() -> list[str]:
    return ["A-1", "A-2"]


def discounted(orders: Iterable[Order]) -> list[Order]:
    return [order for order in orders if order.sku in reduced()]  # silent: not known to be a list here


def rounded(order: Order) -> float:
    return round(order.amount, 2)


def installed(skus: Iterable[str], orders: Iterable[Order]) -> list[Order]:
    known = list(skus)
    print(*map(lambda sku: sku.lower(), known))  # silent: nothing but `ready` calls it
    # impact: low
    return [order for order in orders if order.sku in known]  # expect: PRF101
