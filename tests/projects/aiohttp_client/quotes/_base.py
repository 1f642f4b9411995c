"""What the synchronous and the asynchronous clients share."""

import asyncio
import time
from typing import Any

from ._retry import backoff


class Logged:
    """Keeps the last requests, for error messages."""

    def __init__(self) -> None:
        self.requests: list[str] = []

    def remember(self, path: str) -> None:
        self.requests.append(path)


class BaseClient:
    rate = 5.0

    def __init__(self, base: str) -> None:
        self.base = base
        self._last = 0.0

    def url(self, path: str) -> str:
        return f"{self.base}/{path.lstrip('/')}"

    def throttle(self) -> None:
        """Waits until the service takes another request."""
        pause = self._last + 1 / self.rate - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._last = time.monotonic()

    def wait_for_retry(self, attempt: int) -> None:
        backoff(attempt)

    def prepare(self, path: str) -> dict[str, Any]:
        self.throttle()
        return {"url": self.url(path)}

    def close(self) -> None:
        time.sleep(0.25)


class AsyncThrottle:
    """Put before `BaseClient`, it waits without holding up the loop."""

    rate: float

    async def throttle(self) -> None:
        await asyncio.sleep(1 / self.rate)

    def wait_for_retry(self, attempt: int) -> None:
        """The service asks polite clients not to try again."""
        raise ConnectionError(f"failed after {attempt} attempts")
