"""Mails and webhooks that go out when something happens to an order."""

import asyncio
import json
import time
from pathlib import Path

import requests

from shop.models import Order

TEMPLATES = Path(__file__).parent / "templates"
ATTEMPTS = 3


async def notify_shipped(order: Order, webhook_url: str) -> bool:
    """Tell the customer's own system. Returns whether it listened."""
    payload = {"order": order.id, "state": order.state.value}
    for attempt in range(ATTEMPTS):
        answer = requests.post(webhook_url, json=payload, timeout=5)
        if answer.ok:
            return True
        time.sleep(2**attempt)
    return False


async def render_mail(order: Order, template: str) -> str:
    with open(TEMPLATES / f"{template}.txt") as file:
        text = file.read()
    return text.format(email=order.customer.email, total=order.total_cents / 100)


async def render_invoice(order: Order) -> str:
    template = await asyncio.to_thread((TEMPLATES / "invoice.txt").read_text)
    return template.format(lines=len(order.lines), total=order.total_cents / 100)


async def remind(orders: list[Order], pause_seconds: float) -> None:
    for order in orders:
        mail = await render_mail(order, "reminder")
        await send(order.customer.email, mail)
        await asyncio.sleep(pause_seconds)


async def send(address: str, text: str) -> None:
    reader, writer = await asyncio.open_connection("mail.example", 2525)
    writer.write(json.dumps({"to": address, "text": text}).encode() + b"\n")
    await writer.drain()
    await reader.readline()
    writer.close()
    await writer.wait_closed()
