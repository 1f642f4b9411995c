"""Statements that take items off the front."""

import ast

import pytest

from perflint.syntax.consumption import front_slice_of


def _taken(statement: str) -> str:
    front = front_slice_of(ast.parse(statement).body[0])
    return f"{ast.unparse(front.taken)} of {ast.unparse(front.place)}" if front is not None else ""


@pytest.mark.parametrize(
    ("statement", "taken"),
    [
        ("rows = rows[1:]", "1 of rows"),
        ("self.rows = self.rows[size:]", "size of self.rows"),
        ("head, rows = rows[0], rows[1:]", "1 of rows"),
        ("first, second, *rows = rows", "2 of rows"),
    ],
)
def test_what_takes_from_the_front(statement: str, taken: str) -> None:
    assert _taken(statement) == taken


@pytest.mark.parametrize(
    "statement",
    [
        "rows = rows[:1]",
        "rows = rows[1:9]",
        "rows = rows[1::2]",
        "rows = others[1:]",
        "rows = rows[1]",
        "rows = other = rows[1:]",
        "first, *others = rows",
        "*rows, last = rows",
        "*rows, = rows",
        "head, rows = rows[1:], rows[0]",
        "head, rows = split(rows)",
        "rows += rows[1:]",
    ],
)
def test_what_does_not(statement: str) -> None:
    assert _taken(statement) == ""
