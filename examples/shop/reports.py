"""What the shop's people read in the morning."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date

from shop.models import Order, OrderState


class DailyReport:
    """One day's orders as a page of text."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.body = ""

    def add_orders(self, orders: Iterable[Order]) -> None:
        for order in orders:
            self.body += f"{order.id:>8}  {order.customer.email:<40} {order.total_cents / 100:>10.2f}\n"

    def add_heading(self, text: str) -> None:
        self.body += f"\n{text}\n{'=' * len(text)}\n"

    def __str__(self) -> str:
        return f"Orders of {self.day:%d %B %Y}\n{self.body}"


def page(orders: Iterable[Order], day: date) -> str:
    report = DailyReport(day)
    by_state: dict[OrderState, list[Order]] = {}
    for order in orders:
        by_state.setdefault(order.state, []).append(order)
    for state in OrderState:
        report.add_heading(state.name.title())
        report.add_orders(by_state.get(state, []))
    return str(report)


def as_csv(orders: Iterable[Order]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["order", "customer", "total"])
    for order in orders:
        writer.writerow([order.id, order.customer.id, order.total_cents])
    return text.getvalue()


def as_html(orders: Iterable[Order]) -> str:
    rows = "".join([f"<tr><td>{order.id}</td><td>{order.total_cents}</td></tr>\n" for order in orders])
    return f"<table>\n{rows}</table>\n"


def best_sellers(orders: Iterable[Order], count: int = 10) -> list[tuple[str, int]]:
    sold: Counter[str] = Counter()
    for order in orders:
        for line in order.lines:
            sold[line.sku] += line.quantity
    return sold.most_common(count)
