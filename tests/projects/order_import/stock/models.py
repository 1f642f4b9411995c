"""What the imports are about."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple


class Product(NamedTuple):
    id: int
    name: str
    is_sold: bool


class Order(NamedTuple):
    id: int
    product_id: int
    customer: str


class Shelf:
    """Has a list of what stands on it; the other shelves derive from it."""

    def __init__(self, products: list[Product]) -> None:
        self.products = products

    def find(self, product_id: int) -> Product | None:
        for product in self.products:
            if product.id == product_id:
                return product
        return None

    def has(self, product: Product) -> bool:
        return product in self.products

    def name_of(self, product_id: int) -> str:
        product = self.find(product_id)
        return product.name if product is not None else "?"

    @property
    def sold_products(self) -> list[Product]:
        return [product for product in self.products if product.is_sold]

    @cached_property
    def names(self) -> list[str]:
        return [product.name for product in self.products]

    @property
    def size(self) -> int:
        return len(self.products)


class Catalogue:
    """Has a dict."""

    def __init__(self, products: list[Product]) -> None:
        self.products = {product.id: product for product in products}

    def find(self, product_id: int) -> Product | None:
        return self.products.get(product_id)

    def has(self, product_id: int) -> bool:
        return product_id in self.products
