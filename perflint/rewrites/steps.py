"""What a rule wants to be written instead, as plain data. How that becomes text is the business of `perflint.fixes`."""

import ast
from collections.abc import Mapping
from typing import NamedTuple, Union


class Imported(NamedTuple):
    """Something to be imported, by its full name: `collections.deque`, `asyncio`.

    It stands for the name by which the file has it already, or for a new import.
    """

    name: str


class Fresh(NamedTuple):
    """A new variable, called like this or, where that is taken, like this with a number."""

    name: str


class Several(NamedTuple):
    """Expressions with commas between them, as arguments or items."""

    expressions: tuple[ast.expr, ...]


Part = Union[ast.expr, Several, Imported, Fresh, str, "Code"]
"""What stands in a hole of a template: an expression of the file, as it is written there; several of them; a name that
is still to be found; or new code."""


class Code(NamedTuple):
    """New code: Python with holes, `$queue.popleft()`, and what stands in them."""

    template: str
    parts: Mapping[str, Part]


class Replace(NamedTuple):
    """An expression becomes another one, or a statement becomes others."""

    node: ast.expr | ast.stmt
    code: Code


class Insert(NamedTuple):
    """Statements before a statement, or after it, in the same block."""

    code: Code
    beside: ast.stmt
    is_after: bool = False


class Remove(NamedTuple):
    """A statement goes."""

    statement: ast.stmt


class Move(NamedTuple):
    """A definition goes, as it is written, before a statement of a block around it."""

    definition: ast.FunctionDef
    before: ast.stmt


class Decorate(NamedTuple):
    """A function gets one more decorator, above those that it has."""

    function: ast.FunctionDef
    code: Code


class Undecorate(NamedTuple):
    """A decorator goes."""

    decorator: ast.expr


class Brace(NamedTuple):
    """A list that is written out, or a comprehension, becomes a set: its brackets become braces."""

    items: ast.List | ast.ListComp


class Unbracket(NamedTuple):
    """A comprehension that is the only argument of a call becomes a generator: its brackets go."""

    items: ast.ListComp


Step = Replace | Insert | Remove | Move | Decorate | Undecorate | Brace | Unbracket


class Rewrite(NamedTuple):
    """All that has to be done to remove a finding: everything or nothing.

    `title` says it in the imperative: "use `popleft()` of a deque". `unsafe` says what may be different afterwards;
    empty where nothing is, for certain. `display_only` says why nobody should have it done without looking.
    """

    title: str
    steps: tuple[Step, ...]
    unsafe: str = ""
    display_only: str = ""


def replace(node: ast.expr | ast.stmt, template: str, **parts: Part) -> Replace:
    return Replace(node, Code(template, parts))


def insert_before(statement: ast.stmt, template: str, **parts: Part) -> Insert:
    return Insert(Code(template, parts), statement)


def insert_after(statement: ast.stmt, template: str, **parts: Part) -> Insert:
    return Insert(Code(template, parts), statement, is_after=True)


def remove(statement: ast.stmt) -> Remove:
    return Remove(statement)


def decorate(function: ast.FunctionDef, template: str, **parts: Part) -> Decorate:
    return Decorate(function, Code(template, parts))


def code(template: str, **parts: Part) -> Code:
    """New code that is a part of other new code."""
    return Code(template, parts)
