"""Stores: where shelves and baskets come from."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Iterator

from .model.shelf import Shelf

if TYPE_CHECKING:
    from .model import Basket


class ShelfStore:
    def __init__(self, database):
        self.database = database

    def shelf(self, number) -> "Shelf":
        return self.database.get(number)

    def baskets(self) -> "Iterator[Basket]":
        yield from self.database.baskets()

    def counted(self) -> "list[Basket]":
        return list(self.baskets())

    async def sold_ids(self):
        rows = await self.database.sold()
        return [row.id for row in rows]

    async def sold_names(self) -> set[str]:
        return {row.name async for row in self.database.sold()}


def open_store(database):
    store = ShelfStore(database)
    return store


@contextmanager
def opened(database):
    store = ShelfStore(database)
    yield store


def ids_or_rows(database, wants_rows):
    if wants_rows:
        return database.rows()
    return [row.id for row in database.rows()]
