"""Edits of a text, and where its characters go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.findings import Edit
from perflint.fixes.applying import Overlap, apply


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("abc\n", max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text("XYZ", max_size=4))) for start, end in pairs]


@given(edited())
def test_edits_replace_what_they_say_and_nothing_else(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert apply(reversed(edits), text).text == expected


@given(edited())
def test_a_character_outside_of_the_edits_is_found_again(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    applied = apply(edits, text)
    for offset, character in enumerate(text):
        if not any(edit.start <= offset < edit.end for edit in edits):
            assert applied.text[applied.moved(offset)] == character


def test_the_same_insertion_is_done_once() -> None:
    edit = Edit(0, 0, "import re\n")
    assert apply([edit, edit], "x").text == "import re\nx"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 0, "a"), Edit(0, 0, "b")], [Edit(0, 0, "a"), Edit(0, 1, "b")]]
)
def test_what_overlaps_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(Overlap):
        apply(edits, "text")
