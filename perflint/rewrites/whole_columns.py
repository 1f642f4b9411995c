"""What a lambda computes of each row of a frame, computed of whole columns."""

import ast

from perflint.rewrites.steps import Replace, replace
from perflint.semantics.data.frames import column_read
from perflint.semantics.effects import path_of
from perflint.semantics.model import SemanticModel
from perflint.source.text import SourceText

_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_COMPARING = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def by_columns(
    model: SemanticModel, source: SourceText, call: ast.Call, frame: ast.expr, function: ast.Lambda
) -> Replace | None:
    """The step that has the frame's columns computed where `frame.apply(function, axis=1)` computes its rows.

    None unless the function is arithmetic or a comparison of columns and numbers, and stands on one line.
    """
    body, row = function.body, function.args.args[0].arg
    text = source.slice(body)
    uses = [node for node in model.tree.descendants(body) if isinstance(node, ast.Name) and node.id == row]
    if not isinstance(body, ast.BinOp | ast.Compare) or not _is_columnwise(model, body, row):
        return None
    if "\n" in text or "$" in text or len(function.args.args) > 1 or (len(uses) > 1 and path_of(frame) is None):
        return None
    start = source.offset(body.lineno, body.col_offset)
    for use in sorted(uses, key=lambda one: one.col_offset, reverse=True):
        place = source.offset(use.lineno, use.col_offset) - start
        text = f"{text[:place]}$frame{text[place + len(row) :]}"
    return replace(call, text, frame=frame)


def _is_columnwise(model: SemanticModel, node: ast.expr, row: str) -> bool:
    """Whether `node` means the same for whole columns, one by one, as for the values of one row."""
    match node:
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _ARITHMETIC):
            is_text = any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in (left, right))
            if is_text and not isinstance(op, ast.Add):
                return False
            return _is_columnwise(model, left, row) and _is_columnwise(model, right, row)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _is_columnwise(model, operand, row)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, _COMPARING):
            return _is_columnwise(model, left, row) and _is_columnwise(model, right, row)
        case ast.Constant(value=int() | float() | str()):
            return True
        case ast.Subscript(value=ast.Name() as use) | ast.Attribute(value=ast.Name() as use) if use.id == row:
            return column_read(model.tree, use) is not None
        case ast.Name():
            binding = model.binding(node)
            value = binding.only_value if binding is not None else None
            return isinstance(value, ast.Constant) and isinstance(value.value, int | float)
    return False
