"""A loop that sends a statement for each row sends all rows with one call."""

import ast
import re

from perflint.rewrites.steps import Part, Step, code, replace
from perflint.semantics.equivalence.visibility import is_read_after
from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.variation import names_in
from perflint.syntax.naming import last_name

_DB_API = re.compile(r"(mysql|oracledb|psycopg2?|pymysql|sqlite3)\b.*cursor|sqlite3\.Connection", re.IGNORECASE)
"""Classes with an `executemany` that takes the statement and a list of what `execute` takes with it."""
_CURSOR = re.compile(r"_?cur|.*cursor", re.IGNORECASE)
"""What a cursor of an unknown library is called."""
_RESULTS = {"lastrowid", "rowcount"}
"""What a cursor says of the last statement."""
_BINDING = (ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom)


def sent_together(model: SemanticModel, call: ast.Call, loop: ast.AST) -> tuple[Step, ...]:
    """The steps that send all rows with one `executemany`, if the loop does nothing else; none otherwise."""
    match loop:
        case ast.For(orelse=[], body=[ast.If(test=test, body=[ast.Expr(value=sending)], orelse=[])]):
            condition: ast.expr | None = test
        case ast.For(orelse=[], body=[ast.Expr(value=sending)]):
            condition = None
        case _:
            return ()
    match sending, call:
        case (ast.Call() | ast.Await(value=ast.Call()), ast.Call(func=ast.Attribute(value=receiver, attr="execute"))):
            is_whole = call in (sending, getattr(sending, "value", None))
        case _:
            return ()
    if not is_whole or len(call.args) < 2 or call.keywords or is_read_after(model, loop, loop.target):
        return ()
    around = model.tree.function(loop) or model.tree.module
    if any(getattr(node, "attr", "") in _RESULTS for node in model.tree.descendants(around)):
        return ()
    if any(isinstance(node, (ast.Starred, *_BINDING)) for node in model.tree.descendants(call)):
        return ()
    changes = model.changes_in(loop)
    if not names_in(model, [receiver, call.args[0]]).isdisjoint(changes.rebound | changes.mutated):
        return ()
    row = _row(model, receiver, call)
    if row is None:
        return ()
    rows: Part = code(
        f"[$row for $target in $items{' if $test' if condition is not None else ''}]", **_parts(loop, row, condition)
    )
    if isinstance(row, ast.Name) and condition is None and ast.unparse(loop.target) == row.id:
        rows = loop.iter
    wait = "await " if isinstance(sending, ast.Await) else ""
    template = f"{wait}$receiver.executemany($statement, $rows)"
    return (replace(loop, template, receiver=receiver, statement=call.args[0], rows=rows),)


def _parts(loop: ast.For, row: Part, condition: ast.expr | None) -> dict[str, Part]:
    parts: dict[str, Part] = {"row": row, "target": loop.target, "items": loop.iter}
    return parts if condition is None else {**parts, "test": condition}


def _row(model: SemanticModel, receiver: ast.expr, call: ast.Call) -> Part | None:
    """What goes with the statement for each row, as `executemany` wants it; None if it is not certain there is one."""
    type_ = model.type_of(receiver)
    if type_ is not None and type_.name in ("asyncpg.Connection", "asyncpg.Pool"):
        parts = {f"value_{number}": value for number, value in enumerate(call.args[1:])}
        return code(f"({''.join(f'${hole}, ' for hole in parts)})", **parts)
    is_cursor = _DB_API.match(type_.name) if type_ is not None else _CURSOR.fullmatch(last_name(receiver))
    return call.args[1] if is_cursor and len(call.args) == 2 else None
