"""What is for sale: the supplier's feed, search, the listing of a category."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shop.models import Product

SKU = re.compile(r"[A-Z]{3}-\d{4,6}")
HIDDEN_TAGS = {"draft", "internal", "discontinued"}


def read_feed(path: Path) -> Iterator[Product]:
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines):
            if not SKU.fullmatch(row["sku"]):
                continue
            yield Product(
                sku=row["sku"],
                title=row["title"].strip(),
                price_cents=round(float(row["price"]) * 100),
                tags=tuple(row["tags"].split("|")),
            )


def new_products(feed: Iterable[Product], known: Iterable[Product]) -> list[Product]:
    known_skus = [product.sku for product in known]
    fresh = []
    for product in feed:
        if product.sku not in known_skus:
            fresh.append(product)
    return fresh


def visible(products: Iterable[Product]) -> list[Product]:
    return [product for product in products if not any(tag in HIDDEN_TAGS for tag in product.tags)]


def search(products: list[Product], words: list[str]) -> list[Product]:
    hits = []
    for product in products:
        for word in words:
            pattern = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
            if pattern.search(product.title):
                hits.append(product)
                break
    return hits


def normalise_titles(titles: Iterable[str]) -> list[str]:
    cleaned = []
    for title in titles:
        blanks = re.compile(r"\s+")
        cleaned.append(blanks.sub(" ", title).strip())
    return cleaned


def featured(products: Iterable[Product], limit: int = 12) -> list[Product]:
    shelf = []
    for product in products:
        shelf.append(product)
    shelf.sort(key=lambda product: product.price_cents, reverse=True)
    return shelf[:limit]
