"""A progress bar that only long runs see, and that leaves no trace."""

import os
from time import monotonic
from types import TracebackType
from typing import TextIO

_DELAY = 1.0
"""Seconds before the bar appears: a short run is over by then."""
_INTERVAL = 0.1
_BAR = 24


class Progress:
    """Draws on `stream`, which has to be a terminal, when called with how many are done of how many."""

    def __init__(self, stream: TextIO, what: str = "files") -> None:
        self._stream = stream
        self._what = what
        self._next = monotonic() + _DELAY
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.clear()

    def __call__(self, done: int, total: int) -> None:
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        self._drawn = True
        self._write("\r" + bar(done, total, self._what)[: _columns(self._stream) - 1] + "\x1b[K")

    def clear(self) -> None:
        if self._drawn:
            self._drawn = False
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def bar(done: int, total: int, what: str) -> str:
    filled = _BAR * done // max(total, 1)
    return f"[{'#' * filled}{'.' * (_BAR - filled)}] {done:,} of {total:,} {what}"


def _columns(stream: TextIO) -> int:
    try:
        # A terminal that does not know its size says 0.
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
