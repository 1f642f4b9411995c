"""Reports: longer work over many orders."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator

import anyio
from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

from shop.settings import settings
from shop.storage import Database, Order, OrderRepository, transaction
from shop.storage.database import connect, migrate, write

router = APIRouter(prefix="/reports")


def get_repo() -> OrderRepository:
    return OrderRepository(settings.database)


def csv_lines(orders: Iterator[Order]) -> Iterator[str]:
    for order in orders:
        yield f"{order.id},{order.customer},{order.amount:.2f}\n"


def purge(connection: sqlite3.Connection, before: str) -> int:
    return write(connection, "DELETE FROM orders WHERE placed < ?", before)


async def get_connection() -> AsyncIterator[sqlite3.Connection]:
    # chain: src/shop/storage/database.py:13
    connection = connect(settings.database)  # expect: PRF504
    try:
        yield connection
    finally:
        connection.close()


@router.get("/turnover")
async def turnover(repo: OrderRepository = Depends(get_repo)) -> float:
    total = 0.0
    # chain: src/shop/storage/orders.py:42, src/shop/storage/database.py:19
    for order in repo.recent(1000):  # expect: PRF504
        total += order.amount
    return total


@router.get("/orders.csv")
async def export(repo: OrderRepository = Depends(get_repo)) -> StreamingResponse:
    orders = repo.recent()  # silent: a generator that is made and not gone through
    return StreamingResponse(csv_lines(orders))  # silent: likewise; Starlette goes through it in a thread


@router.post("/purge")
async def purge_old(before: str) -> None:
    # chain: src/shop/storage/database.py:45, src/shop/storage/database.py:13
    with transaction(settings.database) as connection:  # expect: PRF504
        # chain: src/shop/routers/reports.py:27, src/shop/storage/database.py:23
        purge(connection, before)  # expect: PRF504


@router.post("/vacuum")
async def vacuum() -> None:
    database = Database(settings.database)  # silent: nothing is opened before it is entered
    # chain: src/shop/storage/database.py:34, src/shop/storage/database.py:13
    with database as connection:  # expect: PRF504
        # chain: src/shop/storage/database.py:23
        write(connection, "VACUUM")  # expect: PRF504
    await anyio.to_thread.run_sync(migrate, settings.database)  # silent: passed to a thread


async def probe(connect: Callable[[str], object]) -> bool:
    return connect(settings.database) is not None  # silent: a parameter hides the function


@router.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}
    connect(settings.database).close()  # silent: not reached
