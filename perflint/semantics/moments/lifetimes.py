"""How long the value of an expression may live: what becomes of it where it is made."""

import ast
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

Fate = Literal["dropped", "returned", "kept"]
"""`dropped` at the end of the function or turn at the latest; `returned` to the caller; or perhaps `kept` somewhere."""

_CLOSING = {"aclose", "close", "disconnect", "dispose", "quit", "terminate"}
_FORGETS = {"pandas", "sqlalchemy"}
"""Packages whose functions keep nothing that they are given, but in what they return."""


def fate_of(model: "SemanticModel", made: ast.expr) -> Fate:
    """What becomes of the value of `made`, such as a connection that a call has opened."""
    match model.tree.parent(made):
        case ast.Await() as above:
            return fate_of(model, above)
        case ast.Call(func=function, args=[only]) as above if only is made:
            is_closed = model.qualified_name(function) in ("contextlib.closing", "contextlib.aclosing")
            return fate_of(model, above) if is_closed else "kept"
        case ast.Expr():
            return "dropped"
        case ast.Attribute():
            return "kept" if _is_stored(model.tree.statement(made)) else "dropped"
        case ast.Return():
            return "returned"
        case ast.withitem(optional_vars=ast.Name() as name):
            return _fate_of_variable(model, name)
        case ast.Assign(targets=[ast.Name() as name]) | ast.AnnAssign(target=ast.Name() as name):
            return _fate_of_variable(model, name)
        case ast.withitem(optional_vars=None):
            return "dropped"
    return "kept"


def _is_stored(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and not isinstance(statement.targets[0], ast.Name)


def _fate_of_variable(model: "SemanticModel", name: ast.Name) -> Fate:
    binding = model.binding(name)
    if binding is None or not binding.is_local or binding.is_parameter:
        return "kept"
    uses = model.uses(binding)
    function = model.tree.function(name)
    if any(model.tree.function(use) is not function for use in uses):
        return "kept"
    is_closed = any(_is_closed(model, use) for use in uses) or isinstance(model.tree.parent(name), ast.withitem)
    fates = {_fate_of_use(model, use, is_closed) for use in uses}
    return "kept" if "kept" in fates else "returned" if "returned" in fates else "dropped"


def _is_closed(model: "SemanticModel", use: ast.Name) -> bool:
    above = model.tree.parent(use)
    return isinstance(above, ast.withitem) or (isinstance(above, ast.Attribute) and above.attr in _CLOSING)


def _fate_of_use(model: "SemanticModel", use: ast.AST, is_closed: bool) -> Fate:
    above = model.tree.parent(use)
    match above:
        case ast.Attribute() | ast.Compare() | ast.If() | ast.UnaryOp() | ast.withitem() | ast.Expr():
            return "dropped"
        case ast.Return():
            return "returned"
        case ast.Tuple() | ast.keyword() | ast.BoolOp():
            return _fate_of_use(model, above, is_closed)
        case ast.Call(func=function):
            forgets = str(model.qualified_name(function)).partition(".")[0] in _FORGETS
            return "dropped" if is_closed or forgets else "kept"
    return "kept"
