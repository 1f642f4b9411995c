"""Fixes as a unified diff, for `patch -p0` or `git apply -p0`: the bytes that the files have and would get."""

import difflib
from collections.abc import Iterator

from perflint.engine.fixing import Fixed
from perflint.fixes.writing import encoded
from perflint.reports.style import Style

_NO_LINE_END = b"\\ No newline at end of file\n"


def diff(fixed: Fixed, style: Style) -> bytes:
    """What the fixes change in one file."""
    path = style.path(fixed.before.path).encode(errors="surrogateescape")
    path += b"\t" * (b" " in path)
    lines = difflib.diff_bytes(
        difflib.unified_diff, _lines(encoded(fixed.before)), _lines(encoded(fixed.after)), path, path
    )
    return b"".join(_whole(lines))


def _lines(data: bytes) -> list[bytes]:
    """The lines as `patch` sees them: a carriage return ends none."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _whole(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n" + _NO_LINE_END
