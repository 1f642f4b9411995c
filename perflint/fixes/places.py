"""Where nodes stand in the text: what a replacement replaces, and where new lines go."""

import ast
import re
from typing import NamedTuple

from perflint.rules import Context
from perflint.source.comments import comments
from perflint.source.text import SourceText
from perflint.syntax.tree import Tree

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """The characters from `start` up to `end`, offsets into the text."""

    start: int
    end: int


def span(source: SourceText, node: ast.expr | ast.stmt | ast.alias) -> Span:
    """Where an expression or statement stands. Parentheses around it are outside, decorators inside."""
    first = min((node, *getattr(node, "decorator_list", ())), key=lambda one: (one.lineno, one.col_offset))
    start = source.offset(first.lineno, first.col_offset)
    if first is not node:
        start = source.text.rindex("@", 0, start)
    return Span(start, source.offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset))


def replaced_span(ctx: Context, node: ast.expr | ast.stmt) -> Span:
    """What goes when something else takes the place of the node: a lone generator shares the call's parentheses."""
    whole = span(ctx.source, node)
    match ctx.tree.parent(node):
        case ast.Call(func=function, args=[only], keywords=[]) if only is node and isinstance(node, ast.GeneratorExp):
            between = ctx.source.text[span(ctx.source, function).end : whole.start]
            if "(" not in between:
                return Span(whole.start + 1, whole.end - 1)
    return whole


def lines_of(source: SourceText, statement: ast.stmt) -> Span | None:
    """The whole lines of a statement, with the last line's end; None if something else stands on them."""
    start, end = span(source, statement)
    line_start = source.starts[source.position(start)[0] - 1]
    line_end = source.starts[source.position(end)[0]] if end < len(source.text) else end
    after = source.text[end:line_end].strip()
    if source.text[line_start:start].strip(" \t\f") or (after and not after.startswith("#")):
        return None
    return Span(line_start, line_end)


def decorator_lines(source: SourceText, decorator: ast.expr) -> Span:
    """The whole lines of a decorator, with the last one's end: nothing else may stand there."""
    return Span(source.starts[decorator.lineno - 1], source.starts[decorator.end_lineno or decorator.lineno])


def above_comments(source: SourceText, offset: int) -> int:
    """The start of the comments that stand right above a line, and in the same column: they are about what is there."""
    line = source.position(offset)[0]
    text = source.line(line)
    column = len(text) - len(text.lstrip()) + 1
    alone = {one.line for one in comments(source) if one.column == column} if "#" in source.text else set()
    while line - 1 in alone and source.line(line - 1).lstrip().startswith("#"):
        line -= 1
    return source.starts[line - 1]


def indentation(source: SourceText, statement: ast.stmt) -> str:
    """The white space in front of the first statement of the line that this one is on."""
    line = source.line(source.position(span(source, statement).start)[0])
    return line[: len(line) - len(line.lstrip())]


def line_end(source: SourceText) -> str:
    """How the lines of the file end: as its first one does."""
    first = _LINE_END.search(source.text)
    return first[0] if first else "\n"


def is_in_formatted_string(tree: Tree, node: ast.AST) -> bool:
    """Whether it stands inside of an f-string, where quotes and, before Python 3.12, positions are not its own."""
    return any(isinstance(above, ast.JoinedStr | ast.FormattedValue) for above in tree.ancestors(node))
