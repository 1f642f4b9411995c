"""Finding orders, for pages and for jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shop.models import Order


def ranked(skus: Iterable[str], orders: Iterable[Order]) -> list[Order]:
    wanted = list(skus)
    # impact: high, shop/views.py:16
    return sorted(order for order in orders if order.sku in wanted)  # expect: PRF101


def matching(words: Iterable[str], orders: Iterable[Order]) -> list[Order]:
    return _having(set(words), orders) + _beginning(words, orders)  # silent: a set


def _beginning(words: Iterable[str], orders: Iterable[Order]) -> list[Order]:
    starts = list(words)
    # impact: high, shop/views.py:23, shop/search.py:20
    return [order for order in orders if order.sku[:3] in starts]  # expect: PRF101


def labels(orders: Iterable[Order]) -> list[str]:
    # impact: medium, shop/views.py:24
    return list(map(lambda order: order.sku.lower(), orders))  # expect: PRF304


def _having(words: set[str], orders: Iterable[Order]) -> list[Order]:
    return [order for order in orders if order.sku in words]  # silent: a set


def similar(skus: Iterable[str], orders: Iterable[Order]) -> list[Order]:
    """Nobody here calls it."""
    wanted = list(skus)
    print([order for order in orders if order.sku in ("A-1", "A-2")])  # silent: a handful that is written out
    # impact: medium
    return [order for order in orders if order.sku in wanted]  # expect: PRF101
