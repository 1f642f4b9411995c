"""Text edits that remove a finding, and how far they may be trusted."""

from enum import Enum
from typing import NamedTuple


class Applicability(Enum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """Same value, effects, exceptions and comments."""
    UNSAFE = "unsafe"
    """May change behaviour: applied only when asked for."""
    DISPLAY_ONLY = "display-only"
    """Shown, never applied."""


class Edit(NamedTuple):
    """Replace the characters from `start` up to `end` (offsets into the decoded text) by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """What removes a finding. `reason` says why it is not safe; empty if it is.

    `imports` are the edits that import what the others need. There are no edits where nobody has asked for them.
    """

    title: str
    applicability: Applicability
    reason: str = ""
    edits: tuple[Edit, ...] = ()
    imports: tuple[Edit, ...] = ()
