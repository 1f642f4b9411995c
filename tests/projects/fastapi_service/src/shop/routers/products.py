"""Products, and who has bought them."""

from __future__ import annotations

from typing import Annotated, Any

import httpx
from fastapi import APIRouter, Depends, Request

from shop.storage.customers import CustomerRepository
from shop.upstream import Reviews, Stock

router = APIRouter(prefix="/products")


def get_client(request: Request) -> httpx.AsyncClient:
    return request.app.state.client


def get_stock(client: httpx.AsyncClient = Depends(get_client)) -> Stock:
    return Stock(client, "https://stock.example.org")


def get_reviews(client: httpx.AsyncClient = Depends(get_client)) -> Reviews:
    return Reviews(client, "https://reviews.example.org")


def get_customers(request: Request) -> CustomerRepository:
    return CustomerRepository(request.state.session)


@router.get("/{product}")
async def read_product(
    product: str, stock: Annotated[Stock, Depends(get_stock)], reviews: Annotated[Reviews, Depends(get_reviews)]
) -> dict[str, Any]:
    # chain: src/shop/upstream.py:34, src/shop/upstream.py:21, src/shop/routers/products.py:38, src/shop/upstream.py:52, src/shop/upstream.py:21
    level = await stock.level(product)  # expect: PRF506
    rating = await reviews.rating(product)
    return {"level": level, "rating": rating}


@router.get("/{product}/visit")
async def visit(
    product: str, stock: Annotated[Stock, Depends(get_stock)], reviews: Annotated[Reviews, Depends(get_reviews)]
) -> dict[str, Any]:
    level = await stock.level(product)  # silent: what comes next writes
    await reviews.note_visit(product)
    rating = await reviews.rating(product)  # silent: likewise, and what comes next keeps what it finds
    best = await reviews.best(product)
    return {"level": level, "rating": rating, "best": best}


@router.get("/{product}/siblings")
async def siblings(product: str, stock: Stock = Depends(get_stock), reviews: Reviews = Depends(get_reviews)) -> Any:
    kinds = await stock.read(f"kinds/{product}")  # silent: the next one needs it
    return await reviews.read(f"kinds/{kinds[0]}")


@router.post("/levels")
async def read_levels(products: list[str], stock: Stock = Depends(get_stock)) -> list[int]:
    # chain: src/shop/upstream.py:36, src/shop/upstream.py:34, src/shop/upstream.py:21
    return [await stock.level(product) for product in products]  # expect: PRF505


@router.post("/ratings")
async def read_ratings(products: list[str], reviews: Reviews = Depends(get_reviews)) -> list[float]:
    # chain: src/shop/upstream.py:52, src/shop/upstream.py:21
    return [await reviews.rating(product) for product in products]  # expect: PRF505


@router.post("/kinds")
async def read_kinds(kinds: list[str], reviews: Reviews = Depends(get_reviews)) -> list[float]:
    return [await reviews.best(kind) for kind in kinds]  # silent: keeps what it has found


@router.get("/{product}/buyers")
async def buyers(orders: list[dict[str, int]], customers: CustomerRepository = Depends(get_customers)) -> list[str]:
    found = []
    for order in orders:
        # chain: src/shop/storage/customers.py:20, src/shop/storage/customers.py:18
        customer = await customers.get(order["customer"])  # expect: PRF505
        if customer is not None:
            found.append(customer.name)
    return found


@router.post("/points")
async def add_points(ids: list[int], customers: CustomerRepository = Depends(get_customers)) -> None:
    for customer_id in ids:
        customer = await customers.get(customer_id)  # silent: a later turn may want what this one saves
        if customer is not None:
            customer.points += 1
            await customers.save(customer)


@router.post("/mails")
async def names(mails: list[str], customers: CustomerRepository = Depends(get_customers)) -> list[Any]:
    return [await customers.find_by_mail(mail) for mail in mails]  # silent: none for many, over one session


@router.get("/{product}/first")
async def first(ids: list[int], mail: str, customers: CustomerRepository = Depends(get_customers)) -> str:
    for customer_id in ids:
        customer = await customers.get(customer_id)  # silent: the first one will do
        if customer is not None:
            return customer.name
    one = await customers.get(ids[0])  # silent: both go over one session
    other = await customers.find_by_mail(mail)
    return f"{one} {other}"
