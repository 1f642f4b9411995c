"""The application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from shop import __version__
from shop.routers import orders, reports
from shop.settings import Settings, settings
from shop.storage.database import migrate


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    await asyncio.to_thread(migrate, settings.database)  # silent: passed to a thread
    yield


def create_app(settings: Settings = settings) -> FastAPI:
    migrate(settings.database)  # silent: not asynchronous
    app = FastAPI(title=settings.title, version=__version__, lifespan=lifespan)
    app.include_router(orders.router)
    app.include_router(reports.router)
    app.add_api_route("/terms", lambda: settings.terms)  # silent: FastAPI runs it in a thread
    return app


app = create_app()


@app.middleware("http")
async def add_revision(request: Request, call_next) -> Response:
    response = await call_next(request)
    # chain: src/shop/settings.py:26
    response.headers["x-revision"] = orders.revision()  # expect: PRF504
    return response
