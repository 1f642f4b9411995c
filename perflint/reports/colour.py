"""Whether to write in colour."""

import os
from collections.abc import Mapping
from typing import TextIO

from perflint.reports.style import COLOURED, PLAIN, Palette

CHOICES = ("auto", "always", "never")


def palette_for(choice: str, stream: TextIO, environment: Mapping[str, str]) -> Palette:
    """The palette for a stream. `choice` is one of `CHOICES`; an explicit one wins over the environment."""
    if choice == "auto":
        return COLOURED if _shows_colour(stream, environment) else PLAIN
    return COLOURED if choice == "always" else PLAIN


def _shows_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """NO_COLOR (no-color.org) wins over FORCE_COLOR (force-color.org), as in Python's own tracebacks."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    if environment.get("TERM") == "dumb" or not stream.isatty():
        return False
    # The old Windows console prints escape sequences as they are.
    return os.name != "nt" or bool(environment.get("WT_SESSION") or environment.get("TERM"))
