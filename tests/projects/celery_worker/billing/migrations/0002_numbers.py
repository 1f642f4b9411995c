"""Numbers for the invoices that have none."""

from billing.invoices import InvoiceStore, invoice_number, render_invoice


def forwards(apps, schema_editor) -> None:
    store = InvoiceStore("postgresql:///billing")  # silent: not asynchronous
    for order in apps.get_model("billing", "Order").objects.filter(number="").iterator():
        store.save(invoice_number(order.id), render_invoice(order.id, order.lines))  # silent: not asynchronous
