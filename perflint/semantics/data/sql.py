"""SQL statements as a program writes them out: as text, or with SQLAlchemy's functions."""

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

SENDING = ("execute", "fetch", "fetchrow", "fetchval", "scalar", "scalars")
"""Names of the methods of connections, cursors and sessions that send the statement that is their first argument."""
_BUILDERS = {"delete", "insert", "select", "update"}
_NAMING_TABLES = {"join", "outerjoin", "select_from"}
_VERB = re.compile(r"\s*(DELETE|INSERT|REPLACE|SELECT|UPDATE)\b.*?(\b(FROM|INTO|SET)\b|\()", re.IGNORECASE | re.DOTALL)
_VALUES = re.compile(r"\b(WHERE|VALUES)\b", re.IGNORECASE)
_FAR = 3
"""How many steps a statement may be away from the call that sends it."""
_PLACEHOLDER = re.compile(r"\{|%[^%]")


class Statement(NamedTuple):
    """A statement that reads or writes rows.

    `words` are the SQL text, or the names of SQLAlchemy's methods that build the statement, in upper case.
    `shape` are the expressions that decide what is sent, such as a table's name, `values` those that are
    only values in it.
    """

    verb: str
    words: str
    shape: tuple[ast.expr, ...]
    values: tuple[ast.expr, ...]

    @property
    def writes(self) -> bool:
        return self.verb != "SELECT"


def statement_of(model: "SemanticModel", call: ast.AST) -> Statement | None:
    """What `cursor.execute(statement, parameters)` sends; None if that is not written out here."""
    match call:
        case ast.Call(func=ast.Attribute(attr=method), args=[written, *parameters]) if method in SENDING:
            given = (*parameters, *(keyword.value for keyword in call.keywords))
            written = _found(model, written)
            statement = _text(written) or _built(model, written)
            return statement._replace(values=(*statement.values, *given)) if statement is not None else None
    return None


def _found(model: "SemanticModel", written: ast.expr) -> ast.expr:
    """Where the statement is written out: behind names that are bound once, and in `sqlalchemy.text`."""
    for _ in range(_FAR):
        match written:
            case ast.Name():
                binding = model.binding(written)
                written = (binding.only_value if binding is not None else None) or written
            case ast.Call(func=func, args=[text, *_]) if model.qualified_name(func) == "sqlalchemy.text":
                written = text
    return written


def _built(model: "SemanticModel", written: ast.expr) -> Statement | None:
    """`update(Table).where(...).values(...)`, `text("...").bindparams(...)`."""
    methods: list[str] = []
    shape: list[ast.expr] = []
    values: list[ast.expr] = []
    while isinstance(written, ast.Call):
        name = model.qualified_name(written.func) or ""
        verb = name.rpartition(".")[2]
        if name.startswith("sqlalchemy.") and verb in _BUILDERS:
            return Statement(verb.upper(), " ".join(methods).upper(), (*written.args, *shape), tuple(values))
        if not isinstance(written.func, ast.Attribute):
            return None
        methods.append(written.func.attr)
        given = shape if written.func.attr in _NAMING_TABLES else values
        given += [*written.args, *(keyword.value for keyword in written.keywords)]
        written = _found(model, written.func.value)
    text = _text(written)
    return text._replace(values=(*text.values, *values)) if text is not None else None


def _text(written: ast.expr) -> Statement | None:
    pieces = list(_pieces(written))
    text = "".join(piece if isinstance(piece, str) else "?" for piece in pieces)
    verb = _VERB.match(text)
    if verb is None:
        return None
    shape: list[ast.expr] = []
    values: list[ast.expr] = []
    before = ""
    for piece in pieces:
        if isinstance(piece, str):
            before += piece
        else:
            (values if _VALUES.search(before) else shape).append(piece)
    return Statement(verb[1].upper(), text.upper(), tuple(shape), tuple(values))


def _pieces(text: ast.expr) -> Iterator[str | ast.expr]:
    """The pieces of a text in order: those that are written out, and the expressions between them."""
    match text:
        case ast.Constant(value=str(written)):
            yield written
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _pieces(value)
        case ast.FormattedValue(value=value):
            yield value
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from (*_pieces(left), *_pieces(right))
        case ast.BinOp(left=ast.Constant(value=str(written)), op=ast.Mod(), right=given):
            yield from _filled(written, [given])
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(written)), attr="format")) as call:
            yield from _filled(written, [*call.args, *(keyword.value for keyword in call.keywords)])
        case _:
            yield text


def _filled(written: str, given: list[ast.expr]) -> Iterator[str | ast.expr]:
    """A text with placeholders; what is put in counts as being where the first of them is."""
    place = _PLACEHOLDER.search(written)
    end = place.start() if place is not None else len(written)
    yield written[:end]
    yield from given
    yield written[end:]
