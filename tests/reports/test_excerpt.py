import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.reports.excerpt import WIDTH, Excerpt, excerpt


def test_range_is_underlined() -> None:
    assert excerpt("if a in b:", 3, 9) == Excerpt("if a in b:", "   ^^^^^^")


def test_empty_range_gets_one_caret() -> None:
    assert excerpt("x = (", 5, 5) == Excerpt("x = (", "     ^")


def test_range_behind_the_line_is_drawn_at_its_end() -> None:
    assert excerpt("x", 7, 9) == Excerpt("x", " ^")


def test_tabs_become_spaces_up_to_the_next_stop() -> None:
    assert excerpt("\tif x:\ty", 4, 5) == Excerpt("    if x:   y", "       ^")
    assert excerpt("a\tb", 1, 3) == Excerpt("a   b", " ^^^^")


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert excerpt("名 = 値", 4, 5) == Excerpt("名 = 値", "     ^^")
    assert excerpt("e\u0301 = 1", 5, 6) == Excerpt("e\u0301 = 1", "    ^")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\x0cb", "a\u240cb"),
        ("'\x1b[2J'", "'\u241b[2J'"),
        ("# \u202e reversed", "# \ufffd reversed"),
        ("# \x7f\x85", "# \ufffd\ufffd"),
        ("'\udce9'", "'\ufffd'"),
    ],
)
def test_what_would_steer_the_terminal_is_replaced(line: str, shown: str) -> None:
    assert excerpt(line, 0, 1).text == shown


def test_long_line_is_trimmed_around_the_range() -> None:
    line = "x" * 500 + "RANGE" + "y" * 500
    text, underline = excerpt(line, 500, 505)
    assert text == "…" + "x" * 57 + "RANGE" + "y" * 58 + "…"
    assert underline == " " * 58 + "^^^^^"


def test_long_line_is_trimmed_on_one_side_only_when_the_range_is_near_the_other() -> None:
    assert excerpt("ab" + "y" * 500, 0, 2) == Excerpt("ab" + "y" * (WIDTH - 2) + "…", "^^")
    assert excerpt("y" * 500 + "ab", 500, 502) == Excerpt("…" + "y" * (WIDTH - 2) + "ab", " " * (WIDTH - 1) + "^^")


def test_range_that_is_longer_than_the_screen_is_cut() -> None:
    assert excerpt("x" * 1000, 300, 900) == Excerpt("…" + "x" * WIDTH + "…", " " + "^" * WIDTH)


def test_line_of_exactly_the_width_is_not_trimmed() -> None:
    assert excerpt("é" * WIDTH, 0, 1) == Excerpt("é" * WIDTH, "^")
    assert excerpt("é" * (WIDTH + 1), 0, 1).text == "é" * WIDTH + "…"


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_excerpt_fits_is_one_line_and_has_its_carets_below_it(line: str, start: int, end: int) -> None:
    text, underline = excerpt(line, start, end)
    columns = sum(
        0
        if unicodedata.category(char) in ("Mn", "Me") or char == "\u200d"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )
    assert columns <= WIDTH + 2
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)
    assert set(underline.strip()) == {"^"}
    assert len(underline) <= max(columns, 1) + 1
