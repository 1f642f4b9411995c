"""Prices, discounts, taxes."""

import copy
from collections.abc import Iterable
from functools import cache, lru_cache

from shop.models import Order, OrderLine, Product

TAX_PERCENT = {"AT": 20, "DE": 19, "FR": 20, "IT": 22, "NL": 21}
NO_REVENUE = {"orders": 0, "net_cents": 0, "tax_cents": 0}


@cache
def tax_percent(country: str) -> int:
    return TAX_PERCENT.get(country, 0)


class PriceList:
    """The prices of one season, with what was agreed with single customers."""

    def __init__(self, products: list[Product], agreed: dict[tuple[int, str], int]) -> None:
        self.prices = {product.sku: product.price_cents for product in products}
        self.agreed = agreed

    @lru_cache(maxsize=None)
    def price_for(self, customer_id: int, sku: str) -> int:
        return self.agreed.get((customer_id, sku), self.prices[sku])

    def reprice(self, order: Order) -> None:
        for line in order.lines:
            line.price_cents = self.price_for(order.customer.id, line.sku)


def with_tax(cents: int, country: str) -> int:
    return cents + cents * tax_percent(country) // 100


def price_shares(lines: list[OrderLine]) -> list[float]:
    """What part of the order each line is, for splitting a discount fairly."""
    totals = [line.total_cents for line in lines]
    shares = []
    for total in totals:
        shares.append(total / sum(totals))
    return shares


def cheapest_of_each_size(prices_by_size: dict[str, list[int]]) -> dict[str, int]:
    return {size: min(prices) for size, prices in prices_by_size.items()}


def simulate_discounts(order: Order, percents: list[int]) -> dict[int, int]:
    """The order's total under each discount, without touching the order."""
    totals = {}
    for percent in percents:
        trial = copy.deepcopy(order)
        for line in trial.lines:
            line.price_cents -= line.price_cents * percent // 100
        totals[percent] = trial.total_cents
    return totals


def revenue_by_country(orders: Iterable[Order]) -> dict[str, dict[str, int]]:
    revenue: dict[str, dict[str, int]] = {}
    for order in orders:
        country = order.customer.country
        if country not in revenue:
            revenue[country] = copy.deepcopy(NO_REVENUE)
        net = order.total_cents
        revenue[country]["orders"] += 1
        revenue[country]["net_cents"] += net
        revenue[country]["tax_cents"] += with_tax(net, country) - net
    return revenue
