"""Values that are looked at where they are made, and nothing more."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.purity import is_pure, mutator_names

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def escapes(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether the object that `expr` makes may be kept, or changed, by what is done with it.

    If it certainly does not, one such object can stand for many that are equal.
    """
    parent = model.tree.parent(expr)
    match parent:
        case ast.Compare() | ast.BinOp() | ast.UnaryOp() | ast.FormattedValue() | ast.Starred() | ast.Expr():
            return False
        case ast.Subscript(ctx=ast.Load()):
            return False
        case ast.For(iter=iterated) | ast.comprehension(iter=iterated):
            return iterated is not expr
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if test is expr:
            return False
        case ast.BoolOp() | ast.IfExp():
            return escapes(model, parent)
        case ast.Attribute(attr=method):
            return method in mutator_names() or not isinstance(model.tree.parent(parent), ast.Call)
        case ast.Call(func=function):
            name = model.qualified_name(function)
            return name is None or not is_pure(name)
        case ast.Assign(targets=[ast.Name() as name]):
            return _variable_escapes(model, name)
    return True


def has_escaped(model: "SemanticModel", variable: ast.expr, place: ast.expr) -> bool:
    """Whether something before `place` may have kept what a local variable stands for. Of attributes: False."""
    binding = model.binding(variable) if isinstance(variable, ast.Name) else None
    uses = model.uses(binding) if binding is not None else ()
    return any(escapes(model, use) for use in uses if use.lineno < place.lineno)


def has_other_name(model: "SemanticModel", variable: ast.Name) -> bool:
    """Whether anything else may stand for the object that a local variable stands for. If returned, then from there."""
    binding = model.binding(variable)
    if binding is None or not binding.is_local:
        return True
    return not all(_is_looked_at(model, use) for use in model.uses(binding))


def _is_looked_at(model: "SemanticModel", use: ast.expr) -> bool:
    """Whether this use of a container certainly gives the container itself to nothing but the caller."""
    match model.tree.parent(use):
        case ast.Tuple() as together:
            return isinstance(model.tree.parent(together), ast.Return)
        case ast.Attribute() as method:
            return isinstance(model.tree.parent(method), ast.Call)
        case ast.Subscript(value=whole) | ast.For(iter=whole) | ast.comprehension(iter=whole):
            return whole is use
        case ast.Call(func=function):
            name = model.qualified_name(function)
            return name is not None and is_pure(name)
        case ast.Return() | ast.Compare() | ast.UnaryOp() | ast.FormattedValue() | ast.If() | ast.While():
            return True
    return False


def _variable_escapes(model: "SemanticModel", name: ast.Name) -> bool:
    binding = model.binding(name)
    if binding is None or not binding.is_local or len(binding.definitions) != 1:
        return True
    return any(escapes(model, use) for use in model.uses(binding))
