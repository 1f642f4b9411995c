"""Runs the migrations: Alembic executes this file."""

import asyncio

from alembic import context
from shop.settings import settings
from shop.storage.database import migrate
from sqlalchemy.ext.asyncio import create_async_engine


def run_migrations(connection) -> None:
    context.configure(connection=connection)
    migrate(settings.database)  # silent: not asynchronous
    with context.begin_transaction():
        context.run_migrations()


async def run_online() -> None:
    engine = create_async_engine(f"sqlite+aiosqlite:///{settings.database}")
    async with engine.connect() as connection:  # silent: awaited, of an asynchronous engine
        await connection.run_sync(run_migrations)  # silent: passed, not called
    await engine.dispose()


asyncio.run(run_online())
