"""A definition as it is written, in another place."""

import ast
import re

from perflint.findings import Edit
from perflint.fixes.building import NotBuildable
from perflint.fixes.places import Span, above_comments, indentation, line_end, lines_of
from perflint.rewrites.steps import Move
from perflint.rules import Context
from perflint.source.text import SourceText
from perflint.syntax.statements import block_of

_BLANK_LINES = re.compile(r"(?:[ \t\f]*(?:\r\n?|\n))*")
_BLANK_LINES_BEFORE = re.compile(r"(?<=\n)(?:[ \t\f]*\r?\n)+\Z")


def moved(step: Move, ctx: Context) -> tuple[Edit, ...]:
    """The edits that put it there, with the comments above it, and take it away. Raises NotBuildable."""
    source, definition = ctx.source, step.definition
    here, there = lines_of(source, definition), lines_of(source, step.before)
    above = ctx.tree.parent(definition)
    block = block_of(above, definition) if above is not None else []
    if here is None or there is None or len(block) < 2:
        raise NotBuildable("the line has more than one statement")
    is_first = block[0] is definition
    margin = indentation(source, step.before)
    start, target = above_comments(source, here.start), above_comments(source, there.start)
    # Two empty lines between the definitions of a module, one elsewhere.
    gap = line_end(source) * (1 if margin else 2)
    text = "".join(_shifted(source, definition, start, here.end, margin)) + gap
    return Edit(target, target, text), Edit(*_with_blank_lines(source, start, here.end, is_first), "")


def _with_blank_lines(source: SourceText, start: int, end: int, is_first: bool) -> Span:
    """The lines with the empty ones after them, and those before them if nothing else of the block is there."""
    after = _BLANK_LINES.match(source.text, end)
    before = _BLANK_LINES_BEFORE.search(source.text, 0, start) if is_first else None
    return Span(before.start() if before else start, after.end() if after else end)


def _shifted(source: SourceText, definition: ast.stmt, start: int, end: int, margin: str) -> list[str]:
    """Its lines with the margin instead of their own; what goes on in a string keeps what it has."""
    own, kept = indentation(source, definition), _lines_in_strings(definition)
    shifted = []
    for number in range(source.position(start)[0], source.position(end - 1)[0] + 1):
        line = source.text[source.starts[number - 1] : source.starts[number]]
        shifted.append(line if number in kept or not line.strip() else margin + line.removeprefix(own))
    return shifted


def _lines_in_strings(definition: ast.stmt) -> set[int]:
    """The lines that begin within a string."""
    strings = (ast.Constant, ast.JoinedStr)
    return {
        line
        for node in ast.walk(definition)
        if isinstance(node, strings)
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    }
