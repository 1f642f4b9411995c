"""What is done in the background."""

import celery

from shop.imports import merged
from shop.models import Order

queue = celery.Celery("shop")


@queue.task
def merge(rows: list[dict[str, str]]) -> None:
    for row in merged(rows, Order.objects.all()):
        Order.objects.filter(sku=row["sku"]).update(amount=row["amount"])


class Cleaning(celery.Task):
    def run(self, skus: list[str]) -> list[str]:
        kept = list(skus)
        # impact: high
        return [order.sku for order in Order.objects.all() if order.sku not in kept]  # expect: PRF101

    def names(self, skus: list[str]) -> list[str]:
        kept = set(skus)
        return [order.sku for order in Order.objects.all() if order.sku not in kept]  # silent: a set
