"""What comes in, checked against what lies there."""

from stock import Basket, Shelf, Store
from stock.model import Position
from stock.kinds import KINDS
from stock.stores import ids_or_rows, open_store


def in_basket(basket: Basket, rows):
    return [row for row in rows if row.sku in basket.skus]  # expect: PRF101


def in_notes(basket: Basket, rows):
    return [row for row in rows if row.note in basket.notes]  # expect: PRF101


def sent_back(basket: Basket, rows):
    return [row for row in rows if row.sku in basket.returned]  # expect: PRF101


def labelled(basket: Basket, rows):
    return [row for row in rows if row.label in basket.labels]  # silent: a set in its class


def next_to(position: Position, rows):
    return [row for row in rows if row.sku in position.neighbours]  # expect: PRF101


def on_shelf(database, rows):
    shelf = Shelf.load(database)
    return [row for row in rows if row.id in shelf.ids]  # expect: PRF101


def by_sku(database, rows):
    shelf = Shelf.load(database)
    return [row for row in rows if row.sku in shelf.by_sku]  # silent: a dict in its base class


def within_limits(shelf: Shelf, rows):
    return [row for row in rows if row.size in shelf.limits]  # silent: written out where it is set


def free_places(shelf: Shelf, rows):
    return [row for row in rows if row.id in shelf.free]  # silent: only its callers know what it is


def taken_places(store: Store, rows):
    shelf = store.shelf(1)
    return [row for row in rows if row.id in shelf.taken]  # expect: PRF101


def known_places(store: Store, rows):
    shelf = store.shelf(1)
    return [row for row in rows if row.sku in shelf.known]  # silent: the keys of a dict


def found_again(database, rows):
    store = open_store(database)
    missing = []
    for basket in store.counted():
        for row in rows:
            if row.sku not in basket.skus:  # expect: PRF101
                missing.append(row)
    return missing


def one_by_one(store: Store, rows):
    for basket in store.baskets():
        yield [row for row in rows if row.sku in basket.skus]  # expect: PRF101


async def sold(store: Store, rows):
    ids = await store.sold_ids()
    return [row for row in rows if row.id in ids]  # expect: PRF101


async def sold_by_name(store: Store, rows):
    names = await store.sold_names()
    return [row for row in rows if row.name in names]  # silent: a set, by its annotation


def either(database, rows):
    ids = ids_or_rows(database, False)
    return [row for row in rows if row.id in ids]  # silent: one of two things


def chosen(rows, wanted):
    return [row for row in rows if row.id in wanted]  # expect: PRF101


def marked(rows, marks):
    return [row for row in rows if row.id in marks]  # silent: called with a list here, with a set there


def outside(database, rows):
    places = Shelf.load(database).places
    return [row for row in rows if row.id in places]  # silent: no class has such an attribute


def from_elsewhere(basket: Basket, rows):
    basket = basket.copy()
    return [row for row in rows if row.sku in basket.skus]  # silent: bound again, to who knows what


def of_kind(rows):
    return [row for row in rows if row.kind in KINDS]  # silent: all kinds are written out in their module


def of_day(rows, database):
    ids = database.shelf(1).ids
    return [row for row in rows if row.id in ids]  # silent: nobody says what the database is
