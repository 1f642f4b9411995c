"""Things that callers write out one by one."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_WRAPPERS = ("enumerate", "filter", "list", "map", "reversed", "set", "sorted", "tuple", "zip")


def are_arguments(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether `items` are the function's own `*args` or `**options`, perhaps sorted, counted or otherwise wrapped."""
    match items:
        case ast.Name():
            return _is_variadic(model, items)
        case ast.Call(func=ast.Name(id=name), args=wrapped) if name in _WRAPPERS:
            return any(are_arguments(model, inner) for inner in wrapped)
        case ast.Call(func=ast.Attribute(value=inner, attr="items" | "keys" | "values"), args=[]):
            return are_arguments(model, inner)
        case ast.ListComp(generators=[only]) | ast.GeneratorExp(generators=[only]):
            return are_arguments(model, only.iter)
    return False


def _is_variadic(model: "SemanticModel", name: ast.Name) -> bool:
    binding = model.binding(name)
    for one in binding.definitions if binding is not None else ():
        arguments = getattr(one.scope.node, "args", None)
        if isinstance(arguments, ast.arguments) and one.node in (arguments.vararg, arguments.kwarg):
            return True
    return False
