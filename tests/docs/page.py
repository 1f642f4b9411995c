"""A written page, taken apart: its fenced blocks, and the links between pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GENERATED = ("rules/", "options.md")
"""What `tools/docs.py` may have left beside the written pages."""

_BLOCK = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`(?:, line (?P<at>\d+))?\n\n|^<!-- (?P<mark>.+) -->\n)?"
    r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"(?<!!)\[[^]\n]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(?P<text>.+)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block. `file` is the path in the paragraph before it; `at` the line of the file that it replaces.

    `mark` is the comment before it, by which something outside of the page finds it. `line` is where it begins.
    """

    language: str
    text: str
    file: str | None
    at: int | None
    mark: str | None
    line: int


class Command(NamedTuple):
    """What follows a `$`, and the lines that are shown of what it prints. `...` stands for any lines."""

    command: str
    shown: tuple[str, ...]


def written_pages() -> list[Path]:
    """The README, and the pages in git."""
    pages = sorted(DOCS.rglob("*.md"))
    return [
        ROOT / "README.md",
        *(path for path in pages if not path.relative_to(DOCS).as_posix().startswith(GENERATED)),
    ]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    for found in _BLOCK.finditer(text):
        at = int(found["at"]) if found["at"] else None
        line = text.count("\n", 0, found.start()) + 1
        yield Block(found["language"], found["text"], found["file"], at, found["mark"], line)


def commands(block: Block) -> list[Command]:
    """The commands of a console block, each with what is shown of its output."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not parts[0], f"line {block.line}: a console block begins with `$`, not with {parts[0]!r}"
    return [Command(first, tuple(shown)) for first, *shown in (part.splitlines() for part in parts[1:])]


def links(text: str) -> list[str]:
    """The targets of the links to pages and headings, outside of code."""
    prose = re.sub(r"`[^`\n]*`", "code", _BLOCK.sub("", text))
    return [link["target"] for link in _LINK.finditer(prose) if "://" not in link["target"]]


def anchors(text: str) -> set[str]:
    """What the headings of a page are called in links."""
    headings = (heading["text"].lower() for heading in _HEADING.finditer(_BLOCK.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-") for heading in headings}
