"""How a report for people looks: its colours, and the paths as they are shown."""

import os
from typing import NamedTuple

from perflint.findings import Applicability, Finding, Impact, Range

STDIN = "-"
"""The path of findings in text that came from standard input without a name."""


class Palette(NamedTuple):
    """Escape sequences by role. All are empty where there is no colour, so nothing has to ask."""

    strong: str = ""
    high: str = ""
    medium: str = ""
    low: str = ""
    frame: str = ""
    reset: str = ""

    def of(self, impact: Impact) -> str:
        return (self.low, self.medium, self.high)[impact]


PLAIN = Palette()
COLOURED = Palette(
    strong="\x1b[1m",
    high="\x1b[1;31m",
    medium="\x1b[1;33m",
    low="\x1b[1;36m",
    frame="\x1b[34m",
    reset="\x1b[0m",
)


class Style(NamedTuple):
    """`directory` is absolute; paths below it are shown relative to it, all others absolute."""

    directory: str
    palette: Palette = PLAIN

    def absolute(self, path: str) -> str:
        return path if path == STDIN else os.path.normpath(os.path.join(self.directory, path))

    def path(self, path: str) -> str:
        full, above = self.absolute(path), os.path.join(self.directory, "")
        return printable(full[len(above) :] if full.startswith(above) else full)

    def place(self, path: str, where: Range) -> str:
        """`path:line:column`; in a notebook `path:cell 3:line:column`."""
        return f"{self.path(path)}:{place_in_file(where)}"


def place_in_file(where: Range) -> str:
    place = f"{where.line}:{where.column}"
    return f"cell {where.cell}:{place}" if where.cell else place


def is_fixable(finding: Finding) -> bool:
    """Whether `--fix` removes the finding."""
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def code_of(finding: Finding) -> str:
    """The code, marked with a star where `--fix` removes the finding."""
    return f"{finding.code} [*]" if is_fixable(finding) else finding.code


def printable(text: str) -> str:
    """The text on one line, with nothing in it that would steer a terminal.

    Names of files and source text may hold line ends and escape sequences. Bytes of a name that are no
    text (PEP 383) stay: the stream writes them back as they were, or escapes them.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or "\udc80" <= char <= "\udcff" else repr(char)[1:-1] for char in text)
