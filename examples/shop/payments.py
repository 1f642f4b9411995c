"""The payment provider's HTTP interface."""

import requests

from shop.models import Order, OrderState

BASE = "https://payments.example/v2"
TIMEOUT_SECONDS = 10


class PaymentError(Exception):
    """The provider refused, or could not be understood."""


class PaymentClient:
    def __init__(self, token: str) -> None:
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def charge(self, order: Order) -> str:
        body = {"reference": str(order.id), "amount": order.total_cents, "currency": "EUR"}
        answer = self.session.post(f"{BASE}/charges", json=body, timeout=TIMEOUT_SECONDS)
        if answer.status_code != 201:
            raise PaymentError(f"order {order.id}: {answer.status_code}")
        return answer.json()["id"]

    def charge_all(self, orders: list[Order]) -> dict[int, str]:
        receipts = {}
        for order in orders:
            receipts[order.id] = self.charge(order)
        return receipts


def settle(order_ids: list[int], token: str) -> dict[int, OrderState]:
    """Ask the provider which of these orders have been paid in the meantime."""
    states = {}
    for order_id in order_ids:
        answer = requests.get(
            f"{BASE}/charges/{order_id}",
            headers={"Authorization": f"Bearer {token}"},
            timeout=TIMEOUT_SECONDS,
        )
        paid = answer.ok and answer.json()["captured"]
        states[order_id] = OrderState.PAID if paid else OrderState.OPEN
    return states
