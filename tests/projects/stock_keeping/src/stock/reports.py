"""What callers give tells what the parameters of `orders` are."""

from .orders import chosen, marked
from .stores import open_store


def weekly(database):
    shelf = open_store(database).shelf(7)
    return chosen(database.rows(), shelf.ids)


def monthly(database):
    rows = database.rows()
    shelf = open_store(database).shelf(30)
    return chosen(rows, wanted=[row.id for row in rows]) + marked(rows, shelf.ids)


def yearly(database):
    rows = database.rows()
    return marked(rows, {row.id for row in rows})
