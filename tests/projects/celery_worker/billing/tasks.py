"""Tasks, which run in processes of their own: they may wait as long as they like."""

import functools
import time

from celery import shared_task

from billing.celery import app
from billing.gateway import PaymentFailed, charge, refund
from billing.invoices import InvoiceStore, archive, invoice_number, render_invoice


def paced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        time.sleep(0.1)  # silent: not asynchronous
        return function(*args, **kwargs)

    return wrapper


@app.task(bind=True, max_retries=3)
def charge_card(self, card: str, amount: float) -> str:
    try:
        return charge(card, amount)  # silent: a task is not asynchronous
    except PaymentFailed as error:
        raise self.retry(exc=error, countdown=60) from error


@shared_task
def make_invoice(address: str, order_id: int, lines: list[str]) -> None:
    store = InvoiceStore(address)  # silent: a task is not asynchronous
    store.save(invoice_number(order_id), render_invoice(order_id, lines))  # silent: likewise


@shared_task
@paced
def take_back(payment: str) -> str:
    return refund(payment)  # silent: likewise


@shared_task(name="billing.archive")
def archive_all(directories: list[str]) -> list[str]:
    return [archive(directory) for directory in directories]  # silent: likewise
