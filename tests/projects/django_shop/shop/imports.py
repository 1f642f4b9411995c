"""Reading orders of other shops."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shop.models import Order


def merged(rows: Iterable[dict[str, str]], orders: Iterable[Order]) -> list[dict[str, str]]:
    known = [order.sku for order in orders]
    # impact: high, shop/tasks.py:13
    return [row for row in rows if row["sku"] in known]  # expect: PRF101


def checked(rows: Iterable[dict[str, str]], orders: Iterable[Order]) -> list[dict[str, str]]:
    known = [order.sku for order in orders]
    # impact: low
    return [row for row in rows if row["sku"] not in known]  # expect: PRF101


def as_rows(lines: Iterable[str]) -> list[dict[str, str]]:
    """Only the command calls it, and a constant factor is nothing there."""
    return list(map(lambda line: {"sku": line.strip()}, lines))  # silent: cold
