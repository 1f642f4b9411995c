"""Clients that wait longer than others."""

from __future__ import annotations

import abc
import asyncio
from concurrent.futures import Executor
from functools import partial
from typing import Any

from ._retry import Attempts, all_pauses, backoff, in_pool, pauses, repeat


class Patience(abc.ABC):
    """What to do while the service has no answer."""

    _names: list[str] | None = None

    @abc.abstractmethod
    def wait(self) -> None: ...

    def names(self) -> list[str]:
        if self._names is None:
            self.wait()
            self._names = ["patient"]
        return self._names


class Waiting(Patience):
    def wait(self) -> None:
        backoff(1)


def wait_once() -> bool:
    backoff(1)
    return True


async def ask(patience: Patience, attempts: Attempts) -> list[str]:
    # chain: quotes/_patience.py:31, quotes/_retry.py:20
    patience.wait()  # expect: PRF504
    # chain: quotes/_retry.py:46, quotes/_retry.py:29, quotes/_patience.py:35, quotes/_retry.py:20
    attempts(wait_once)  # expect: PRF504
    # chain: quotes/_retry.py:20
    attempts.wait()  # expect: PRF504
    # chain: quotes/_retry.py:20
    attempts.pause(2)  # expect: PRF504
    # chain: quotes/_retry.py:29, quotes/_patience.py:35, quotes/_retry.py:20
    repeat(lambda: wait_once())  # expect: PRF504
    return patience.names()  # silent: it waits the first time only


async def begin(attempts: Attempts) -> Any:
    with attempts.begun() as attempt:  # silent: it makes an object
        # chain: quotes/_retry.py:58, quotes/_retry.py:20
        return attempt.again()  # expect: PRF504


async def listed(times: int) -> list[float]:
    later = pauses(times)  # silent: a generator that is made
    # chain: quotes/_retry.py:64, quotes/_retry.py:20
    first = next(later)  # expect: PRF504
    # chain: quotes/_retry.py:69, quotes/_retry.py:64, quotes/_retry.py:20
    return [first, *sorted(all_pauses(times))]  # expect: PRF504


async def elsewhere(pool: Executor, times: list[int]) -> Any:
    work = partial(backoff, 1)  # silent: kept, not called
    waits = map(backoff, times)  # silent: nothing goes through it
    in_pool(pool, wait_once)  # silent: the pool calls it
    await asyncio.to_thread(repeat, wait_once)  # silent: likewise
    asyncio.get_running_loop().call_later(1, print, waits)  # silent: nothing that blocks
    return work
