"""The asynchronous web API in front of it all."""

import asyncio
import subprocess
from datetime import date
from typing import Any

from shop.catalogue import search, visible
from shop.models import Order, Product
from shop.notifications import notify_shipped, render_invoice
from shop.reports import page
from shop.repository import OrderRepository

Json = dict[str, Any]


class Api:
    def __init__(self, orders: OrderRepository, products: list[Product]) -> None:
        self.orders = orders
        self.products = products

    async def get_products(self, query: str) -> list[Json]:
        found = search(visible(self.products), query.split())
        return [{"sku": product.sku, "title": product.title} for product in found]

    async def get_report(self, day: date) -> str:
        return page(self.orders.orders_of_day(day), day)

    async def post_shipped(self, orders: list[Order], webhook_url: str) -> Json:
        await asyncio.to_thread(self.orders.mark_shipped, [order.id for order in orders])
        answers = await asyncio.gather(*(notify_shipped(order, webhook_url) for order in orders))
        return {"told": sum(answers), "orders": len(orders)}

    async def get_invoice(self, order: Order) -> bytes:
        text = await render_invoice(order)
        done = subprocess.run(["invoice2pdf", "-"], input=text.encode(), capture_output=True, check=True)
        return done.stdout

    async def get_version(self) -> Json:
        process = await asyncio.create_subprocess_exec(
            "git", "describe", "--tags", stdout=asyncio.subprocess.PIPE
        )
        described, _ = await process.communicate()
        return {"version": described.decode().strip()}
