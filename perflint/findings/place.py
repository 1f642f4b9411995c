"""Where in a file something is."""

from typing import NamedTuple


class Range(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in characters; the end is exclusive.

    In a notebook `cell` is the number of the cell, counted from 1 over cells of every kind, and the lines
    count inside that cell. Elsewhere it is 0.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    cell: int = 0
