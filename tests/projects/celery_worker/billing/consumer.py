"""Takes orders from the queue. The one part of the worker that is asynchronous."""

import asyncio
import functools
import json
from concurrent.futures import ThreadPoolExecutor

import aio_pika
from asgiref.sync import sync_to_async

from billing.notices import notify
from billing.gateway import *
from billing.invoices import *
from billing.tasks import charge_card, make_invoice, take_back

QUEUE = "orders"


class Consumer:
    def __init__(self, address: str, database: str) -> None:
        self.address = address
        self.database = database
        self.pool = ThreadPoolExecutor(4)
        self.seen = 0

    async def run(self) -> None:
        connection = await aio_pika.connect_robust(self.address)  # silent: awaited, of an asynchronous client
        async with connection:
            channel = await connection.channel()
            queue = await channel.declare_queue(QUEUE, durable=True)
            async with queue.iterator() as messages:
                async for message in messages:
                    async with message.process():
                        await self.handle(json.loads(message.body))  # silent: the helper has the finding

    async def handle(self, order: dict) -> None:
        self.seen += 1
        # chain: billing/gateway.py:17, billing/gateway.py:32
        payment = charge(order["card"], order["amount"])  # expect: PRF504
        notify(order["customer"], f"paid: {payment}")  # silent: `__all__` of the gateway leaves its `notify` out
        # chain: billing/invoices/store.py:13
        store = InvoiceStore(self.database)  # expect: PRF504
        # chain: billing/invoices/render.py:16, billing/invoices/render.py:20
        content = render_invoice(order["id"], order["lines"])  # expect: PRF504
        # chain: billing/invoices/store.py:16, billing/invoices/store.py:31
        store.save(invoice_number(order["id"]), content)  # expect: PRF504

    async def draft(self, order: dict) -> Draft:
        draft = Draft(invoice_number(order["id"]))  # silent: its constructor makes a list
        draft.save("thank you")  # silent: an unrelated class has a method of this name
        return draft

    async def hand_over(self, order: dict) -> None:
        charge_card.delay(order["card"], order["amount"])  # silent: the task runs in another process
        make_invoice.apply_async((self.database, order["id"], order["lines"]))  # silent: likewise
        take_back.s(order["payment"]).apply_async()  # silent: likewise

    async def elsewhere(self, order: dict) -> None:
        loop = asyncio.get_running_loop()
        work = functools.partial(render_invoice, order["id"], order["lines"])  # silent: kept, not called
        content = await loop.run_in_executor(self.pool, work)  # silent: passed to an executor
        await sync_to_async(charge)(order["card"], order["amount"])  # silent: asgiref calls it in a thread
        await sync_to_async(archive, thread_sensitive=False)("invoices")  # silent: likewise
        await asyncio.to_thread(self.save, order, content)  # silent: passed to a thread

    def save(self, order: dict, content: bytes) -> None:
        InvoiceStore(self.database).save(invoice_number(order["id"]), content)  # silent: not asynchronous

    async def give_back(self, payment: str) -> None:
        if not payment:
            raise PaymentFailed(payment)
            refund(payment)  # silent: not reached

        def in_thread() -> str:
            return refund(payment)  # silent: runs in the thread that calls it

        await asyncio.to_thread(in_thread)

    async def close(self, directory: str) -> None:
        archive(directory)  # silent: a disk, and once, when all is over


def main() -> None:
    consumer = Consumer("amqp://localhost", "postgresql:///billing")
    charge("test", 0.0)  # silent: no loop is running yet
    asyncio.run(consumer.run())
