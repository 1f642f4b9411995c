"""Invoices and payments, in the background."""

from billing.celery import app as celery_app

__all__ = ["celery_app"]
