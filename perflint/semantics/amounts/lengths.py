"""How much something holds, by where it comes from."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.arguments import are_arguments
from perflint.semantics.searching.starts import starts_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def is_short(model: "SemanticModel", rows: ast.expr) -> bool:
    """Whether a variable is called like a handful, or begins with `*args`, the command line, the parts of a `split`."""
    if not isinstance(rows, ast.Name):
        return False
    if rows.id == "argv" or is_handful(rows.id) or are_arguments(model, rows):
        return True
    changes = model.changes_in(model.tree.function(rows) or model.tree.module)
    values = [start.value for start in starts_of(model, rows)]
    return rows.id not in changes.grown and all(value is not None and _has_few(model, value) for value in values)


def _has_few(model: "SemanticModel", value: ast.expr) -> bool:
    match value:
        case ast.Call(func=ast.Attribute(attr="split" | "rsplit")):
            return True
    whole = value.value if isinstance(value, ast.Subscript) else value
    return model.qualified_name(whole) == "sys.argv" or model.is_small(value)


def holds_all(model: "SemanticModel", text: ast.expr) -> bool:
    """Whether text or bytes begin as all that a file or a response has, so that they may be long."""
    starts = starts_of(model, text)
    return bool(starts) and all(start.value is not None and _reads_all(start.value) for start in starts)


def _reads_all(value: ast.expr) -> bool:
    match value:
        case ast.Call(func=ast.Attribute(attr="read" | "read_bytes" | "read_text"), args=[]):
            return True
        case ast.Attribute(attr="content" | "text"):
            return True
    return False
