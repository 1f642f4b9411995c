"""Prints quotes until it is stopped."""

import asyncio
import sys

import aiohttp
from quotes import QuoteClient, token_store
from quotes._retry import backoff


async def main(symbols: list[str]) -> None:
    token_store.load()  # silent: reads a file before there is any other task
    async with aiohttp.ClientSession() as session:
        client = QuoteClient("https://quotes.example.org", session)
        print(await asyncio.gather(*[client.get(f"quotes/{symbol}") for symbol in symbols]))


def retry(symbols: list[str]) -> None:
    try:
        asyncio.run(main(symbols))
    except OSError:
        backoff(3)  # silent: not asynchronous


if __name__ == "__main__":
    retry(sys.argv[1:])
