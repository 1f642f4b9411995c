"""Steps of a rewrite as edits of the text."""

import ast
import re
from textwrap import dedent, indent

from perflint.findings import Edit
from perflint.fixes.building import NotBuildable, text_of
from perflint.fixes.intent import intended_statement
from perflint.fixes.moving import moved
from perflint.fixes.places import (
    Span,
    above_comments,
    decorator_lines,
    indentation,
    line_end,
    lines_of,
    replaced_span,
    span,
)
from perflint.fixes.templates import is_same
from perflint.rewrites.steps import (
    Brace,
    Decorate,
    Insert,
    Move,
    Remove,
    Replace,
    Step,
    Unbracket,
    Undecorate,
)
from perflint.rules import Context
from perflint.syntax.parsing import ParseError, parse
from perflint.syntax.statements import block_of


def edits_of(step: Step, ctx: Context) -> tuple[Edit, ...]:
    """The edits that a step with all its names is. Raises NotBuildable."""
    match step:
        case Move():
            return moved(step, ctx)
        case Decorate():
            return (_decoration(step, ctx),)
        case Undecorate(decorator=decorator):
            return (Edit(*decorator_lines(ctx.source, decorator), ""),)
    return (_edit_of(step, ctx),)


def _edit_of(step: Replace | Insert | Remove | Brace | Unbracket, ctx: Context) -> Edit:
    match step:
        case Replace(node=ast.stmt() as statement):
            start, end = span(ctx.source, statement)
            return Edit(start, end, _lines(step, statement, ctx))
        case Replace():
            return _replacement(step, ctx)
        case Brace(items=items):
            start, end = span(ctx.source, items)
            return Edit(start, end, f"{{{ctx.source.text[start + 1 : end - 1]}}}")
        case Unbracket(items=items):
            return _without_brackets(items, ctx)
        case Insert():
            return _insertion(step, ctx)
        case Remove():
            return _removal(step.statement, ctx)


def _lines(step: Replace | Insert, beside: ast.stmt, ctx: Context) -> str:
    """The lines of new statements; the first one is not indented, and the last one has no end."""
    newline = line_end(ctx.source)
    indent = indentation(ctx.source, beside)
    return text_of(step.code, ctx.source, newline, indent).replace(newline, newline + indent)


def _insertion(step: Insert, ctx: Context) -> Edit:
    lines = lines_of(ctx.source, step.beside)
    if lines is None:
        raise NotBuildable("the line has more than one statement")
    newline = line_end(ctx.source)
    text = indentation(ctx.source, step.beside) + _lines(step, step.beside, ctx)
    if not step.is_after:
        start = above_comments(ctx.source, lines.start)
        return Edit(start, start, text + newline)
    if ctx.source.text[: lines.end].endswith(("\n", "\r")):
        return Edit(lines.end, lines.end, text + newline)
    return Edit(lines.end, lines.end, newline + text)


def _decoration(step: Decorate, ctx: Context) -> Edit:
    start = span(ctx.source, step.function).start
    text = text_of(step.code, ctx.source, line_end(ctx.source))
    return Edit(start, start, f"@{text}{line_end(ctx.source)}{indentation(ctx.source, step.function)}")


def _without_brackets(items: ast.ListComp, ctx: Context) -> Edit:
    """What stood on lines between the brackets is moved to where these stood; behind a comma, parentheses are left."""
    start, end = span(ctx.source, items)
    newline, inside = line_end(ctx.source), ctx.source.text[start + 1 : end - 1]
    first, *lines = inside.split(newline)
    margin = ctx.source.text[ctx.source.starts[ctx.source.position(start)[0] - 1] : start]
    call = ctx.tree.parent(items)
    is_last = isinstance(call, ast.Call) and "," not in ctx.source.text[end : span(ctx.source, call).end]
    if not is_last:
        return Edit(start, end, f"({inside})")
    if lines and not first.strip() and not margin.strip() and not re.search(r"\"{3}|'{3}|\\", inside):
        inside = indent(dedent(newline.join(lines)), margin).strip()
    return Edit(start, end, inside)


def _removal(statement: ast.stmt, ctx: Context) -> Edit:
    above = ctx.tree.parent(statement)
    start, end = span(ctx.source, statement)
    if above is not None and len(block_of(above, statement)) == 1:
        return Edit(start, end, "pass")
    lines = lines_of(ctx.source, statement)
    if lines is None:
        raise NotBuildable("the line has more than one statement")
    return Edit(*lines, "")


def _replacement(step: Replace, ctx: Context) -> Edit:
    """An expression in place of another, with parentheses if it needs them there."""
    statement = ctx.tree.statement(step.node)
    where = replaced_span(ctx, step.node)
    text = text_of(step.code, ctx.source, line_end(ctx.source))
    wanted = intended_statement(ctx.tree, statement, step)
    bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    for form in (bare, text, f"({text})"):
        spaced = _spaced(form, where, ctx.source.text)
        if is_same(_read(statement, where, spaced, ctx), wanted):
            return Edit(*where, spaced)
    raise NotBuildable(f"`{text}` does not read as intended in its place")


def _spaced(text: str, where: Span, around: str) -> str:
    """The text with white space where it would run into a word: `if(a)` may become `if b`."""
    before, after = around[where.start - 1 : where.start], around[where.end : where.end + 1]
    lead = " " if _is_word(before) and (_is_word(text[0]) or text[0] in "\"'") else ""
    return lead + text + (" " if _is_word(after) and _is_word(text[-1]) else "")


def _is_word(text: str) -> bool:
    return text.isalnum() or text == "_"


def _read(statement: ast.stmt, where: Span, text: str, ctx: Context) -> ast.stmt | None:
    """The statement as it reads with the text in this place."""
    source = ctx.source
    start, end = span(source, statement)
    first = source.starts[source.position(start)[0] - 1]
    indent = source.text[first:start]
    rest = source.text[start : where.start] + text + source.text[where.end : end]
    if rest.startswith("elif"):
        rest = rest.removeprefix("el")  # To the tree, it is an `if` of its own.
    nested = bool(indent) and indent.isspace()
    try:
        module = parse(f"if 1:\n{indent}{rest}" if nested else rest)
    except ParseError:
        return None
    body = module.body[0].body if nested and isinstance(module.body[0], ast.If) else module.body
    return body[0] if len(body) == 1 else None
