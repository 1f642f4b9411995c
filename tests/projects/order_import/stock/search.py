"""Functions that look for something in what they are given."""

from .models import Order, Product


def by_id(products: list[Product], product_id: int) -> Product | None:
    return next((product for product in products if product.id == product_id), None)


def name_by_id(product_id: int, *, products: list[Product]) -> str:
    product = by_id(products, product_id)
    return product.name if product is not None else "?"


def is_known(order: Order, known) -> bool:
    return order.id in known


def forget(orders: list[Order], order: Order) -> None:
    orders.remove(order)


def first_of(orders: list[Order], customer: str) -> Order:
    if not orders:
        raise LookupError(f"{customer} is none of {sorted(known.customer for known in orders)}")
    return orders[0]


def bill(orders: list[Order]) -> None:
    for order in orders:
        print(order.id, order.customer)
