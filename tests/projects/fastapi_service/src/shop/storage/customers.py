"""Customers, over the session that a request has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from .tables import Customer


class CustomerRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, customer_id: int) -> Customer | None:
        return await self.session.get(Customer, customer_id)

    async def get_many(self, customer_ids: Iterable[int]) -> Sequence[Customer]:
        rows = await self.session.scalars(select(Customer).where(Customer.id.in_(customer_ids)))
        return rows.all()

    async def find_by_mail(self, mail: str) -> Customer | None:
        return await self.session.scalar(select(Customer).where(Customer.mail == mail))

    async def save(self, customer: Customer) -> None:
        self.session.add(customer)
        await self.session.flush()
