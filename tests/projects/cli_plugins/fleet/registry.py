"""Plugins by name. A plugin is a function of a host, registered where it is defined."""

import asyncio
import functools
import importlib
from collections.abc import Awaitable, Callable

Plugin = Callable[[str], str]

PLUGINS: dict[str, Plugin] = {}


def plugin(name: str) -> Callable[[Plugin], Plugin]:
    def register(function: Plugin) -> Plugin:
        PLUGINS[name] = function
        return function

    return register


def in_thread(function: Plugin) -> Callable[[str], Awaitable[str]]:
    """Makes a plugin that waits into one that can be awaited."""

    @functools.wraps(function)
    async def wrapper(host: str) -> str:
        return await asyncio.to_thread(function, host)  # silent: passed to a thread

    return wrapper


def load(names: list[str]) -> None:
    for name in names:
        importlib.import_module(f"fleet.plugins.{name}")
