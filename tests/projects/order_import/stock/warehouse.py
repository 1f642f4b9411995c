"""A shelf with a gate."""

from .models import Product, Shelf
from .search import by_id


class Warehouse(Shelf):
    def __init__(self, products: list[Product]) -> None:
        super().__init__(products)
        self._found: dict[int, Product] = {}

    def labels(self, product_ids: list[int]) -> list[str]:
        # chain: stock/models.py:37, stock/models.py:28
        return [self.name_of(product_id) for product_id in product_ids]  # expect: PRF215

    def remembered(self, product_id: int) -> Product | None:
        if product_id in self._found:
            return self._found[product_id]
        product = by_id(self.products, product_id)
        if product is not None:
            self._found[product_id] = product
        return product
