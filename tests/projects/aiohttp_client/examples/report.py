"""A report about some symbols."""

from typing import Any

import aiohttp
from quotes._history import HistoryClient


async def report(symbol: str, days: list[str], session: aiohttp.ClientSession) -> dict[str, Any]:
    client = HistoryClient("https://quotes.example.org", session)
    await client.log_in("ada")
    # chain: quotes/_history.py:23, quotes/_fetching.py:18, examples/report.py:14, quotes/_fetching.py:18
    splits = await client.get_splits(symbol)  # expect: PRF506
    today = await client.fetch("today", symbol=symbol)
    # chain: quotes/_history.py:19, quotes/_history.py:17, quotes/_fetching.py:18
    past = [await client.get_day(day) for day in days]  # expect: PRF505
    return {"splits": splits, "today": today, "past": past}


async def splits(symbols: list[str], client: HistoryClient) -> dict[str, Any]:
    # chain: quotes/_history.py:23, quotes/_fetching.py:18
    return {symbol: await client.get_splits(symbol) for symbol in symbols}  # expect: PRF505


async def news(symbols: list[str], client: HistoryClient) -> dict[str, Any]:
    found = {symbol: await client.get_news(symbol) for symbol in symbols}  # silent: one at a time, by a lock
    first = await client.get_news(symbols[0])  # silent: likewise
    last = await client.get_news(symbols[-1])
    return {**found, "first": first, "last": last}


async def follow(symbol: str, days: list[str], client: HistoryClient) -> list[Any]:
    found = []
    day = days[0]
    for _ in days:
        quotes = await client.get_day(day)  # silent: the next day is in the answer
        day = quotes["next"]
        found.append(quotes)
    for day in days:
        quotes = await client.get_day(day)  # silent: stops at the first
        if quotes["symbol"] == symbol:
            break
    splits = await client.get_splits(symbol)  # silent: the next one needs it
    return [*found, splits, await client.get_day(splits[0])]


async def page(symbol: str, client: HistoryClient) -> Any:
    token = await client.fetch("token")  # silent: nothing may be asked before that
    splits = await client.get_splits(symbol)
    if token is None:
        return None
    return await client.get_day(splits)


async def safe(symbol: str, client: HistoryClient) -> Any:
    try:
        splits = await client.get_splits(symbol)  # silent: if it fails, the other is wanted all the same
    except aiohttp.ClientError:
        splits = None
    today = await client.fetch("today")
    return splits, today
