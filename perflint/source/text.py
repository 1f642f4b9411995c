"""One file as text: decoded as Python decodes it, with positions that people can read."""

import ast
import codecs
import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from perflint.findings.place import Range

# PEP 263: a comment on the first line, or on the second if the first is blank or a comment.
_COOKIE = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))??[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")

_SURROGATE = re.compile("[\ud800-\udfff]")


class SourceError(Exception):
    """A file that cannot be read as Python text: what is wrong, and the line and column (from 1) where it shows."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class Cell(NamedTuple):
    """A code cell of a notebook: its number (from 1, over all cells) and its first line in the whole text."""

    number: int
    first_line: int


class SourceText:
    """The text of one file and its positions.

    Lines end as for Python's tokenizer: at `\\n`, `\\r\\n` and `\\r`, and nowhere else. Line numbers count from 1
    over the whole text, as those of `ast` do; only a `Range` counts inside the cell of a notebook.
    """

    __slots__ = ("_starts", "cells", "encoding", "has_bom", "path", "text")

    def __init__(
        self, path: str, text: str, encoding: str = "utf-8", has_bom: bool = False, cells: tuple[Cell, ...] = ()
    ) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.has_bom = has_bom
        self.cells = cells
        self._starts: list[int] | None = None

    @classmethod
    def decode(cls, data: bytes, path: str) -> "SourceText":
        """The text of a file of Python code; SourceError if it is not text in the encoding that it declares."""
        has_bom = data.startswith(codecs.BOM_UTF8)
        if has_bom:
            data = data[len(codecs.BOM_UTF8) :]
        cookie = _COOKIE.match(data)
        encoding = _encoding_of(cookie, has_bom) if cookie else "utf-8"
        source = cls(path, _decoded(data, encoding), encoding, has_bom)
        nul = source.text.find("\0")
        if nul >= 0:
            raise SourceError("source code cannot contain null bytes", *_end_of(source.text[:nul]))
        return source

    @property
    def starts(self) -> list[int]:
        """The offset of each line, and at the end the length of the text."""
        if self._starts is None:
            # Not str.splitlines: it also splits at form feeds and other characters that end no line of Python.
            lines = io.StringIO(self.text, newline="")
            self._starts = list(accumulate(map(len, lines), initial=0))
        return self._starts

    @property
    def lines(self) -> list[str]:
        """All lines without their ends. What follows the last line end is a line only if it is not empty."""
        return [self.line(number) for number in range(1, len(self.starts))]

    def line(self, number: int) -> str:
        """The line without its end; empty for a number outside the text."""
        if 0 < number < len(self.starts):
            return self.text[self.starts[number - 1] : self.starts[number]].rstrip("\r\n")
        return ""

    def offset(self, line: int, byte_column: int) -> int:
        """The offset into the text of a place that `ast` gives as a line and a column in UTF-8 bytes."""
        before = self.starts[min(line, len(self.starts)) - 1]
        return before + self._character_column(line, byte_column)

    def position(self, offset: int) -> tuple[int, int]:
        """Line (of the whole text) and column, both from 1, of the character at an offset into the text."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def slice(self, node: ast.AST) -> str:
        """The source text of a node."""
        line, column, end_line, end_column = _extent(node)
        return self.text[self.offset(line, column) : self.offset(end_line, end_column)]

    def range(self, node: ast.AST) -> Range:
        """Where a node is. One without a position of its own (a comprehension, the module) has that of its parts."""
        line, column, end_line, end_column = _extent(node)
        column = self._character_column(line, column) + 1
        return self.place(line, column, end_line, self._character_column(end_line, end_column) + 1)

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Range:
        """The range between two places given by line of the whole text and character column, both from 1."""
        if not self.cells:
            return Range(line, column, end_line, end_column)
        cell = self.cells[max(0, bisect_right(self.cells, line, key=_first_line) - 1)]
        above = cell.first_line - 1
        return Range(line - above, column, end_line - above, end_column, cell.number)

    def text_lines(self, place: Range) -> tuple[int, int]:
        """The first and the last line of a range, counted over the whole text."""
        above = next((cell.first_line - 1 for cell in self.cells if cell.number == place.cell), 0)
        return place.line + above, place.end_line + above

    def _character_column(self, line: int, byte_column: int) -> int:
        """A column of `ast` in characters, from 0; never past the end of the line.

        Before Python 3.12 the columns of nodes inside f-strings may point anywhere.
        """
        text = self.line(line)
        if text.isascii():
            return max(0, min(byte_column, len(text)))
        return len(text.encode()[: max(0, byte_column)].decode(errors="ignore"))


def _first_line(cell: Cell) -> int:
    return cell.first_line


def _extent(node: ast.AST) -> tuple[int, int, int, int]:
    """First and last line with their byte columns."""
    parts = list(_positioned(node))
    if not parts:
        return 1, 0, 1, 0
    end_line, end_column = max((part.end_lineno or 0, part.end_col_offset or 0) for part in parts)
    line, column = min((part.lineno, part.col_offset) for part in parts)
    return line, column, end_line, end_column


def _positioned(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The node itself if it has a position, otherwise the nearest nodes inside that have one."""
    if hasattr(node, "lineno"):
        yield node  # type: ignore[misc]  # whatever has a line has all four attributes
    else:
        for child in ast.iter_child_nodes(node):
            yield from _positioned(child)


def _encoding_of(cookie: re.Match[bytes], has_bom: bool) -> str:
    """The declared encoding by the name that Python knows it by."""
    declared = cookie[1].decode("ascii")
    line = 1 + len(re.findall(rb"\r\n?|\n", cookie[0]))
    # Python itself reads "utf-8-anything" and "latin-1-anything" (editors append "-unix") as the plain encoding.
    plain = re.match(r"(utf-8|latin-1|iso-8859-1|iso-latin-1)(?:-|$)", declared.lower().replace("_", "-"))
    try:
        encoding = codecs.lookup(plain[1] if plain else declared).name
    except LookupError:
        raise SourceError(f"unknown encoding: {declared}", line) from None
    if has_bom and encoding != "utf-8":
        raise SourceError(f"the file declares {declared} but begins with the byte order mark of UTF-8", line)
    return encoding


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # Not every codec decodes a part of the data; in Latin-1 the lines are right and columns count bytes.
        before = data[: error.start].decode("utf-8" if encoding == "utf-8" else "latin-1")
        byte = f"byte 0x{data[error.start]:02x}" if error.start < len(data) else "the last bytes"
        raise SourceError(f"cannot decode {byte} as {encoding}: {error.reason}", *_end_of(before)) from None
    except (LookupError, ValueError) as error:
        raise SourceError(f"cannot decode as {encoding}: {error}") from None
    surrogate = None if encoding == "utf-8" else _SURROGATE.search(text)
    if surrogate:  # Some codecs let these through, but the parser cannot take them.
        raise SourceError(f"the text has a lone surrogate ({encoding})", *_end_of(text[: surrogate.start()]))
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column, from 1, of the place right behind the text."""
    lines = re.split(r"\r\n?|\n", text)
    return len(lines), len(lines[-1]) + 1
