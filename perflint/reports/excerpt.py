"""A source line with a range of it underlined, as it fits on a screen."""

from functools import cache
from typing import NamedTuple

WIDTH = 120
"""Longest excerpt in terminal columns; longer lines are trimmed around the range."""
_TAB = 4
_CUT = "…"


class Excerpt(NamedTuple):
    text: str
    underline: str


class _Cell(NamedTuple):
    """A character as it is shown, and how many terminal columns it takes."""

    text: str
    width: int


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """`line` with the characters from `start` up to `end`, counted from 0, underlined by at least one caret."""
    start = min(start, len(line))
    end = max(min(end, len(line)), start)
    if len(line) <= WIDTH and line.isascii() and line.isprintable():
        return Excerpt(line, " " * start + "^" * max(end - start, 1))
    # Lines of a megabyte exist: only what can be seen is looked at.
    first, last = max(start - WIDTH, 0), min(start + WIDTH, len(line))
    cells = _cells(line[first:last])
    left, right = _window(cells, start - first, min(end, last) - first)
    head = _CUT if first + left > 0 else ""
    tail = _CUT if first + right < len(line) else ""
    shown = "".join(cell.text for cell in cells[left:right])
    before = len(head) + _width(cells[left : start - first])
    carets = _width(cells[start - first : min(end - first, right)])
    return Excerpt(head + shown + tail, " " * before + "^" * max(carets, 1))


def _window(cells: list[_Cell], start: int, end: int) -> tuple[int, int]:
    """The cells to show: as many of the range as fit, and what is around it, evenly where there is a choice."""
    room = WIDTH
    left = right = start
    while right < end and cells[right].width <= room:
        room -= cells[right].width
        right += 1
    half = room // 2
    while left > 0 and cells[left - 1].width <= half:
        left -= 1
        half -= cells[left].width
        room -= cells[left].width
    while right < len(cells) and cells[right].width <= room:
        room -= cells[right].width
        right += 1
    while left > 0 and cells[left - 1].width <= room:
        left -= 1
        room -= cells[left].width
    return left, right


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for char in text:
        if char == "\t":
            width = _TAB - column % _TAB
            cell = _Cell(" " * width, width)
        else:
            cell = _cell(char)
        cells.append(cell)
        column += cell.width
    return cells


@cache
def _cell(char: str) -> _Cell:
    """Control characters are shown as pictures, and what would reorder or hide text as a replacement character."""
    if " " <= char <= "~":
        return _Cell(char, 1)
    import unicodedata

    category = unicodedata.category(char)
    if category in ("Mn", "Me") or char == "\u200d":
        return _Cell(char, 0)
    if category == "Cc":
        return _Cell(chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\ufffd", 1)
    if category in ("Cf", "Cs", "Zl", "Zp"):
        return _Cell("\ufffd", 1)
    return _Cell(char, 2 if unicodedata.east_asian_width(char) in "WF" else 1)
