"""Where the text goes: standard output, standard error, or a file that is replaced in one step."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Literal, TextIO

from perflint.cli.parser import UsageError


def prepare() -> None:
    """Let the standard streams escape what their encoding can't show, and let those that are closed be empty."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(message: str) -> None:
    """Say something on standard error."""
    write([f"perflint: {message}\n"], sys.stderr)


def write(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    """Write to standard output, or to the stream given. A reader that has gone away (`| head`) is no error.

    Raises UsageError where nothing can be written, as on a full disk.
    """
    stream = stream or sys.stdout
    try:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except OSError as error:
        _give_up(stream, error, "cannot write the report")


def write_bytes(data: bytes) -> None:
    """Write to standard output as it is, whatever its encoding. As `write` does otherwise."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _give_up(sys.stdout, error, "cannot write the result")


def _give_up(stream: TextIO, error: OSError, message: str) -> None:
    # What is still in the buffer would fail again when Python closes the stream at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if not isinstance(error, BrokenPipeError):
        raise UsageError(f"{message}: {error.strerror}") from error


@contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A stream whose text becomes the file `path` in one step, when the block ends without an exception.

    Until then the file is as it was. Links are followed, the mode of a file that exists is kept; a device
    or a pipe is written to. Raises UsageError where that is impossible, before the block runs.
    """
    is_device = os.path.exists(path) and not os.path.isfile(path)
    # The name behind /dev/stdout is none that can be opened.
    target = path if is_device else os.path.realpath(path)
    written = target if is_device else f"{target}.{os.getpid()}.tmp"
    mode: Literal["w", "x"] = "w" if is_device else "x"
    try:
        stream = open(written, mode, encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise UsageError(f"cannot write --output-file {path}: {error.strerror}") from error
    try:
        with stream:
            yield stream
        if not is_device:
            _take_mode(written, target)
            os.replace(written, target)
    except BaseException:
        if not is_device:
            os.unlink(written)
        raise


def _take_mode(path: str, other: str) -> None:
    if os.path.exists(other):
        os.chmod(path, stat.S_IMODE(os.stat(other).st_mode))
