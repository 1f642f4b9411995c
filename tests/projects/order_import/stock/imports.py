"""The imports."""

from stock.models import Catalogue, Order, Product, Shelf
from stock.search import bill, by_id, first_of, forget, is_known, name_by_id
from stock.warehouse import Warehouse


def missing(orders: list[Order], products: list[Product]) -> list[Order]:
    # chain: stock/search.py:7
    return [order for order in orders if by_id(products, order.product_id) is None]  # expect: PRF215


def names(orders: list[Order], products: list[Product]) -> dict[int, str]:
    found = {}
    for order in orders:
        # chain: stock/search.py:11, stock/search.py:7
        found[order.id] = name_by_id(order.product_id, products=products)  # expect: PRF215
    return found


def on_shelf(orders: list[Order], shelf: Shelf) -> list[Product | None]:
    # chain: stock/models.py:28
    return [shelf.find(order.product_id) for order in orders]  # expect: PRF215


def in_warehouse(orders: list[Order], warehouse: Warehouse) -> int:
    found = 0
    for order in orders:
        # chain: stock/models.py:28
        if warehouse.find(order.product_id) is not None:  # expect: PRF215
            found += 1
    return found


def shares(products: list[Product], shelf: Shelf) -> list[float]:
    # chain: stock/models.py:42
    return [product.id / len(shelf.sold_products) for product in products]  # expect: PRF215


def standing(products: list[Product], shelf: Shelf) -> list[Product]:
    # chain: stock/models.py:34
    return [product for product in products if shelf.has(product)]  # expect: PRF215


def new(orders: list[Order], known_orders: list[int]) -> list[Order]:
    # chain: stock/search.py:16
    return [order for order in orders if not is_known(order, known_orders)]  # expect: PRF215


def clean(orders: list[Order], cancelled: list[Order]) -> None:
    for order in cancelled:
        # chain: stock/search.py:20
        forget(orders, order)  # expect: PRF215


def new_of_set(orders: list[Order], known: set[int]) -> list[Order]:
    return [order for order in orders if not is_known(order, known)]  # silent: a set


def in_catalogue(orders: list[Order], catalogue: Catalogue) -> list[bool]:
    print([catalogue.find(order.product_id) for order in orders])  # silent: a dict has it
    return [catalogue.has(order.product_id) for order in orders]  # silent: a dict has it


def from_memory(orders: list[Order], warehouse: Warehouse) -> list[Product | None]:
    return [warehouse.remembered(order.product_id) for order in orders]  # silent: each is searched once


def of_pages(pages: list[list[Product]], product_id: int) -> list[Product | None]:
    return [by_id(page, product_id) for page in pages]  # silent: another list on each turn


def of_standards(orders: list[Order]) -> list[Product | None]:
    standards = [Product(1, "screw", True), Product(2, "nut", True)]
    return [by_id(standards, order.product_id) for order in orders]  # silent: all is written out


def of_columns(row: Order, products: list[Product]) -> list[Product | None]:
    return [by_id(products, number) for number in (row.id, row.product_id)]  # silent: two turns


def named(products: list[Product], shelf: Shelf) -> list[Product]:
    by_size = [product for product in products if product.id < shelf.size]  # silent: a length is there
    return [product for product in by_size if product.name in shelf.names]  # silent: a property with a cache


def firsts(customers: list[str], orders: list[Order]) -> list[Order]:
    return [first_of(orders, customer) for customer in customers]  # silent: only an error goes through them


def billed(customers: list[str], orders: list[Order]) -> None:
    for _ in customers:
        bill(orders)  # silent: something is done to each


def ordered(orders: list[Order], products: list[Product]) -> list[Order]:
    return sorted(orders, key=lambda order: name_by_id(order.product_id, products=products))  # silent: no loop


def one(orders: list[Order], products: list[Product]) -> Product | None:
    for order in orders:
        if order.customer:
            return by_id(products, order.product_id)  # silent: runs once
    return None
