"""Whether a rewrite would lose a comment."""

import ast
from collections.abc import Iterable, Iterator

from perflint.fixes.places import Span, decorator_lines, lines_of, replaced_span, span
from perflint.rewrites.steps import Code, Insert, Part, Remove, Replace, Several, Step, Undecorate
from perflint.rules import Context
from perflint.source.comments import comments


def loses_comment(steps: Iterable[Step], ctx: Context) -> bool:
    """Whether a comment stands in what is replaced or removed, and in no part of it that is kept."""
    if "#" not in ctx.source.text:
        return False
    gone, kept = [], []
    for step in steps:
        match step:
            case Replace(node=node, code=code):
                gone.append(replaced_span(ctx, node))
                kept += [span(ctx.source, part) for part in _parts(code)]
            case Remove(statement=statement):
                gone.append(lines_of(ctx.source, statement) or span(ctx.source, statement))
            case Undecorate(decorator=decorator):
                gone.append(decorator_lines(ctx.source, decorator))
            case Insert(code=code):
                kept += [span(ctx.source, part) for part in _parts(code)]
    offsets = [ctx.source.starts[comment.line - 1] + comment.column - 1 for comment in comments(ctx.source)]
    return any(_is_in(offset, gone) and not _is_in(offset, kept) for offset in offsets)


def _is_in(offset: int, spans: list[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _parts(code: Code) -> Iterator[ast.expr]:
    """The expressions of the file that stand in new code."""
    for part in code.parts.values():
        yield from _expressions(part)


def _expressions(part: Part) -> Iterator[ast.expr]:
    match part:
        case ast.expr():
            yield part
        case Code():
            yield from _parts(part)
        case Several(expressions=expressions):
            yield from expressions
