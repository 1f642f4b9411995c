"""How long to wait before the next attempt."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial

LONGEST = 30.0


def delay(attempt: int) -> float:
    return min(2.0**attempt, LONGEST)


def backoff(attempt: int) -> None:
    time.sleep(delay(attempt))


async def async_backoff(attempt: int) -> None:
    await asyncio.sleep(delay(attempt))


def repeat(work: Callable[[], bool], times: int = 3) -> bool:
    """Whether `work` has come to its end, after so many attempts at the most."""
    return any(work() for _ in range(times))


def in_pool(pool: Executor, work: Callable[[], bool]) -> Future[bool]:
    return pool.submit(repeat, work)


class Attempts:
    """One after the other, each after a longer pause."""

    pause = staticmethod(backoff)

    def __init__(self, times: int) -> None:
        self.times = times
        self.wait = partial(backoff, times)

    def __call__(self, work: Callable[[], bool]) -> bool:
        return repeat(work, self.times)

    @contextmanager
    def begun(self) -> Iterator[Attempt]:
        yield Attempt(self.times)


class Attempt:
    def __init__(self, number: int) -> None:
        self.number = number

    def again(self) -> Attempt:
        backoff(self.number)
        return type(self)(self.number + 1)


def pauses(times: int) -> Iterator[float]:
    for number in range(times):
        backoff(number)
        yield delay(number)


def all_pauses(times: int) -> Iterator[float]:
    yield from pauses(times)
