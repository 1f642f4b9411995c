"""Quotes as they come, over a web socket."""

import threading
from collections.abc import AsyncIterator, Callable

from .. import _base, token_store
from .._retry import async_backoff, backoff
from .._tokens import TokenStore


class Buffer:
    """Has methods of the names that the clients have, and waits for nothing."""

    def __init__(self) -> None:
        self._quotes: list[dict[str, float]] = []

    def throttle(self) -> None:
        del self._quotes[:-100]

    def close(self) -> None:
        self._quotes.clear()


class QuoteStream(_base.BaseClient):
    def __init__(self, session, base: str) -> None:
        super().__init__(base)
        self._session = session
        self._buffer = Buffer()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        attempt = 0
        while not token_store.has_token:
            backoff(attempt)  # silent: runs in a thread
            attempt += 1

    async def open(self) -> None:
        self._watcher.start()
        threading.Thread(target=backoff, args=(3,)).start()  # silent: passed to a thread
        self.on_close(self.close)  # silent: passed, not called

    def on_close(self, callback: Callable[[], None]) -> None:
        self._callback = callback

    async def quotes(self, symbol: str) -> AsyncIterator[dict[str, float]]:
        # chain: quotes/_base.py:34
        self.throttle()  # expect: PRF504
        async with self._session.ws_connect(self.url(symbol)) as socket:
            async for message in socket:
                self._buffer.throttle()  # silent: an unrelated class has a method of this name
                yield message.json()
        self._buffer.close()  # silent: likewise

    async def reconnect(self, attempt: int, backoff: Callable[[int], None] = print) -> None:
        backoff(attempt)  # silent: a parameter hides the function
        await async_backoff(attempt)

    async def restore(self, store: TokenStore) -> str:
        # chain: quotes/_tokens.py:25
        return store.load().token  # expect: PRF507
