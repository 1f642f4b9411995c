"""Edits applied to a text, and where its characters are afterwards."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from perflint.findings import Edit


class Overlap(Exception):
    """Two edits change the same characters."""

    def __init__(self, one: Edit, other: Edit) -> None:
        super().__init__(f"edits overlap at {one.start} and {other.start}")


class Applied(NamedTuple):
    """A text after edits, and these, sorted."""

    text: str
    edits: tuple[Edit, ...]

    def moved(self, offset: int) -> int:
        """Where the character at an offset of the old text is now. Inside of an edit: where the new text begins."""
        index = bisect_right(self.edits, offset, key=lambda edit: edit.start)
        shift = sum(len(edit.text) - (edit.end - edit.start) for edit in self.edits[: max(0, index - 1)])
        if not index:
            return offset
        last = self.edits[index - 1]
        if offset >= last.end:
            return offset + shift + len(last.text) - (last.end - last.start)
        return last.start + shift


def apply(edits: Iterable[Edit], text: str) -> Applied:
    """The text with the edits. The same insertion asked for twice is done once. Raises Overlap."""
    ordered = tuple(sorted(set(edits)))
    pieces, end = [], 0
    for number, edit in enumerate(ordered):
        if edit.start < end or (number and edit.start == ordered[number - 1].start):
            raise Overlap(ordered[number - 1], edit)
        pieces += [text[end : edit.start], edit.text]
        end = edit.end
    return Applied("".join([*pieces, text[end:]]), ordered)
