"""The block that a statement is in, and the lines that it stands on."""

import ast
from collections.abc import Iterator

TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))
"""`try`, with `except` or, since Python 3.11, with `except*`."""

_OF_STATEMENTS = ("body", "orelse", "finalbody")
_BLOCKS = (*_OF_STATEMENTS, "handlers", "cases")


def block_of(above: ast.AST, statement: ast.stmt) -> list[ast.stmt]:
    """The block of `above` that the statement is in, with those before and after it; empty if it is in none."""
    for name in _OF_STATEMENTS:
        block = getattr(above, name, None)
        if isinstance(block, list) and statement in block:
            return block
    return []


def before(above: ast.AST, statement: ast.stmt) -> list[ast.stmt]:
    """The statements of the block that come before this one."""
    block = block_of(above, statement)
    return block[: block.index(statement)] if block else []


def lines_around(module: ast.Module, line: int) -> tuple[int, int]:
    """First and last line of the innermost statement on `line`; of a compound one only its header."""
    first = last = line
    around: ast.AST | None = module
    while around is not None:
        around = next((inner for inner in _statements_in(around) if _first(inner) <= line <= _last(inner)), None)
        if around is not None:
            first, last = _first(around), _end_of_header(around)
            if line > last:
                first = last = line  # Between its blocks: an `else:`.
    return first, last


def _statements_in(node: ast.AST) -> Iterator[ast.AST]:
    for block in _BLOCKS:
        inner = getattr(node, block, None)
        if isinstance(inner, list):
            yield from inner


def _first(node: ast.AST) -> int:
    if isinstance(node, ast.match_case):
        return node.pattern.lineno
    decorators = getattr(node, "decorator_list", None)
    line: int = decorators[0].lineno if decorators else getattr(node, "lineno", 0)
    return line


def _last(node: ast.AST) -> int:
    if isinstance(node, ast.match_case):
        return _last(node.body[-1])
    line: int | None = getattr(node, "end_lineno", None)
    return line or _first(node)


def _end_of_header(node: ast.AST) -> int:
    below = [_first(inner) for inner in _statements_in(node)]
    if not below:
        return _last(node)
    # A one-line `if x: return` has its body on the header's line.
    return max(_first(node), min(below) - 1)
