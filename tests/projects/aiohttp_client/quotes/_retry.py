"""How long to wait before the next attempt."""

import asyncio
import time

LONGEST = 30.0


def delay(attempt: int) -> float:
    return min(2.0**attempt, LONGEST)


def backoff(attempt: int) -> None:
    time.sleep(delay(attempt))


async def async_backoff(attempt: int) -> None:
    await asyncio.sleep(delay(attempt))
