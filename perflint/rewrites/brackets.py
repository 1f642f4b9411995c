"""A list comprehension that loses its brackets: the generator that it then is."""

import ast
import re
from textwrap import dedent, indent

from perflint.rewrites.steps import Replace, replace
from perflint.source.text import SourceText


def without_brackets(items: ast.ListComp, source: SourceText) -> Replace:
    """The step that makes a generator of a list, and leaves everything in it as it is written.

    What stood on lines between the brackets is moved to where these stood.
    """
    inside = source.slice(items)[1:-1]
    first, *lines = re.split(r"\r?\n", inside)
    before = source.line(items.lineno)[: items.col_offset]
    if first.strip() or not lines or before.strip():
        return replace(items, "$generator", generator=_generator(items, source, inside))
    if any(mark in inside for mark in ('"""', "'''", "#", "\\")):
        return replace(items, "$generator", generator=_generator(items, source, inside.strip()))
    own = indent(dedent("\n".join(lines)).strip(), before).strip()
    return replace(items, "$generator", generator=f"({own})")


def _generator(items: ast.ListComp, source: SourceText, text: str) -> ast.GeneratorExp:
    """What is written between the brackets, as a generator. It has the place of that."""
    start = source.offset(items.lineno, items.col_offset)
    start = source.text.index(text, start)
    line, column = _place(source, start)
    end_line, end_column = _place(source, start + len(text))
    place = {"lineno": line, "col_offset": column, "end_lineno": end_line, "end_col_offset": end_column}
    return ast.GeneratorExp(items.elt, items.generators, **place)


def _place(source: SourceText, offset: int) -> tuple[int, int]:
    """Line and column in bytes, as `ast` has them."""
    line, column = source.position(offset)
    return line, len(source.line(line)[: column - 1].encode())
