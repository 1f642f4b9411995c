"""Measures one piece of evidence under the interpreter that runs this file.

Run on its own, by each CPython that is measured: standard library only, Python 3.10 syntax, no perflint.
Reads a job as JSON from standard input and writes the ratios slow to fast to standard output.
"""

import asyncio
import gc
import inspect
import json
import math
import os
import platform
import sys
import sysconfig
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from types import ModuleType
from typing import Any

SAMPLE = 0.0015
"""Seconds that a sample takes at least, by running the body several times."""
LONG = 2.0
"""Seconds. A body that takes longer is not run a second time."""
SMALLEST_PEAK = 1024
"""Bytes. Peaks below are the allocator's own, and count as this."""

Run = Callable[[int], float]


class UnfairError(Exception):
    """The two bodies cannot be compared."""


def main() -> int:
    job, out = json.load(sys.stdin), sys.stdout
    with open(os.devnull, "w") as nowhere:
        sys.stdout = nowhere
        try:
            result = measured(job)
        except Exception as error:  # whatever the evidence raises is for its author to read
            result = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout = out
    json.dump(result, out)
    return 0


def measured(job: dict[str, Any]) -> dict[str, Any]:
    """The ratio slow to fast for each case and size, and for each case the ratio of fast to itself; of memory the bytes
    of both, too.

    A job has `program`, `cases`, `sizes` and `measures`; how many `samples` to take of each side of a cell, and the
    `seconds` that may go by before the last of them begins.
    """
    module = sys.modules["evidence"] = ModuleType("evidence")  # where dataclasses and pickle look for it
    scope = vars(module)
    exec(compile(job["program"], "<evidence>", "exec"), scope)
    sampled = partial(least_times, samples=job["samples"], budget=job["seconds"])
    amounts = least_peaks if job["measures"] == "memory" else sampled
    clock = time.perf_counter if job["measures"] == "wall" else time.thread_time
    middle = job["sizes"][len(job["sizes"]) // 2]
    found: dict[str, dict[int, tuple[float, float]]] = {}
    null: list[float] = []
    for index, case in enumerate(job["cases"]):
        found[case] = {}
        for size in job["sizes"]:
            names = scope[f"case_{index}"](size)
            slow, fast = (Side(scope[name], names, clock) for name in ("slow", "fast"))
            first = compared(slow, fast, f"case {case!r} at n = {size}", again=size == min(job["sizes"]))
            found[case][size] = amounts(slow, fast, first)
            if size == middle:
                one, other = amounts(fast, fast, (first[1], first[1]))
                null.append(one / other)
    ratios = {case: {size: slow / fast for size, (slow, fast) in of.items()} for case, of in found.items()}
    return {"ratios": ratios, "null": null, "bytes": found if amounts is least_peaks else {}, "build": build()}


def build() -> str:
    """What runs this: two interpreters that say the same here should give the same ratios."""
    arguments = sysconfig.get_config_var("CONFIG_ARGS") or ""
    options = {"PGO": "--enable-optimizations", "LTO": "--with-lto", "debug": "--with-pydebug"}
    told = [name for name, option in options.items() if option in arguments]
    # A distribution may profile without telling `configure`.
    untold = "of the distribution" if sys.base_prefix == "/usr" else "no PGO"
    compiler = " ".join(platform.python_compiler().split()[:2])
    system = f"{platform.system()} {platform.machine()}"
    return f"CPython {platform.python_version()} ({', '.join((compiler, *(told or [untold]), system))})"


class Side:
    """One of the two bodies with its arguments."""

    def __init__(self, function: Callable[..., Any], names: dict[str, Any], clock: Callable[[], float]) -> None:
        code = function.__code__
        self.arguments = [names[name] for name in code.co_varnames[: code.co_argcount]]
        self.function, self.clock, self.lazy = function, clock, False

    def result(self) -> tuple[Any, float]:
        """What one run gives, iterators run out, and the seconds that it took."""
        start = self.clock()
        result = self.function(*self.arguments)
        if inspect.iscoroutine(result):
            result = asyncio.run(result)
        elif hasattr(result, "__next__"):
            self.lazy, result = True, list(result)
        return result, self.clock() - start

    def run(self, number: int) -> float:
        """Seconds for this many runs."""
        if inspect.iscoroutinefunction(self.function):
            return asyncio.run(self._run_coroutine(number))
        function, arguments, clock = self.function, self.arguments, self.clock
        start = clock()
        if self.lazy:
            for _ in repeat(None, number):
                deque(function(*arguments), 0)
        else:
            for _ in repeat(None, number):
                function(*arguments)
        return clock() - start

    async def _run_coroutine(self, number: int) -> float:
        start = self.clock()
        for _ in repeat(None, number):
            await self.function(*self.arguments)
        return self.clock() - start

    def peak(self) -> int:
        """The most bytes that were allocated at once during a run."""
        gc.collect()
        tracemalloc.start()
        self.run(1)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return max(peak, SMALLEST_PEAK)


def compared(slow: Side, fast: Side, where: str, *, again: bool) -> tuple[float, float]:
    """Run both once: the seconds that they took. Raise `UnfairError` unless the results are equal."""
    (expected, slow_seconds), (result, fast_seconds) = slow.result(), fast.result()
    if not same(expected, result):
        raise UnfairError(f"slow and fast differ in {where}: {expected!r:.200} and {result!r:.200}")
    if again and not (same(slow.result()[0], expected) and same(fast.result()[0], expected)):
        raise UnfairError(f"a second run gives another result in {where}: a body changes what its case binds")
    return slow_seconds, fast_seconds


def same(left: Any, right: Any) -> bool:
    """Equal values. Floats may differ in the last digits, tables and arrays are compared as a whole."""
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-9) or left == right or (left != left and right != right)
    if hasattr(left, "equals"):
        return bool(left.equals(right))
    answer = left == right
    return bool(answer.all() if hasattr(answer, "all") else answer)


def least_times(
    slow: Side, fast: Side, first: tuple[float, float], *, samples: int, budget: float
) -> tuple[float, float]:
    """The least seconds of slow and of fast, sampled in the order A B B A."""
    gc.collect()
    gc.disable()
    try:
        sampled = [Samples(side, seconds, budget) for side, seconds in zip((slow, fast), first, strict=True)]
        for _ in range(samples // 2):
            for side in (*sampled, *reversed(sampled)):
                side.take()
    finally:
        gc.enable()
    return sampled[0].least, sampled[1].least


class Samples:
    """The samples of one side. `least` is the best time of one run; all times are in seconds."""

    def __init__(self, side: Side, first: float, budget: float) -> None:
        self.side, self.budget, self.number, self.least, self.spent = side, budget, 1, first, first
        if first < LONG:
            while (seconds := side.run(self.number)) < SAMPLE:
                self.number *= 2
            self.least, self.spent = seconds / self.number, seconds

    def take(self) -> None:
        """Take one more sample, if there is time for it."""
        if self.spent < self.budget:
            gc.collect(0)  # What the samples before have left in circles would make this one slower.
            seconds = self.side.run(self.number)
            self.spent += seconds
            self.least = min(self.least, seconds / self.number)


def least_peaks(slow: Side, fast: Side, first: tuple[float, float]) -> tuple[int, int]:
    """The least peaks of slow and of fast, in bytes. The runs of the comparison have warmed both up."""
    return min(peaks(slow)), min(peaks(fast))


def peaks(side: Side) -> Iterator[int]:
    return (side.peak() for _ in range(3))


if __name__ == "__main__":
    sys.exit(main())
