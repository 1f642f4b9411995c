"""Invoices as PDF."""

import subprocess

__all__ = ["invoice_number", "render_invoice"]

TOOL = "wkhtmltopdf"


def invoice_number(order_id: int) -> str:
    return f"R-{order_id:08}"


def render_invoice(order_id: int, lines: list[str]) -> bytes:
    page = f"<h1>{invoice_number(order_id)}</h1>" + "".join([f"<p>{line}</p>" for line in lines])
    return _convert(page)


def _convert(page: str) -> bytes:
    done = subprocess.run([TOOL, "-", "-"], input=page.encode(), capture_output=True, check=True)
    return done.stdout
