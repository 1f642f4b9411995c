"""Things that callers write out one by one."""

import ast
from typing import TYPE_CHECKING

from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_DISPLAYS = (ast.List, ast.Set, ast.Tuple)
_WRAPPERS = ("enumerate", "filter", "list", "map", "reversed", "set", "sorted", "tuple", "zip")


def are_arguments(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether `items` are the function's own `*args` or `**options`, perhaps sorted, counted or otherwise wrapped."""
    match items:
        case ast.Name():
            return _is_variadic(model, items) or _is_written_by_callers(model, items)
        case ast.Call(func=ast.Name(id=name), args=wrapped) if name in _WRAPPERS:
            return any(are_arguments(model, inner) for inner in wrapped)
        case ast.Call(func=ast.Name(), args=[ast.Name(id=name) as options]) if name in ("kw", "kwargs", "options"):
            return _is_variadic(model, options)  # All of them are handed over, and come back in some other form.
        case ast.Call(func=ast.Attribute(value=inner, attr="items" | "keys" | "values"), args=[]):
            return are_arguments(model, inner)
        case ast.ListComp(generators=[only]) | ast.GeneratorExp(generators=[only]):
            return are_arguments(model, only.iter)
    return False


def _is_written_by_callers(model: "SemanticModel", name: ast.Name) -> bool:
    """Whether it is a parameter for which all calls of the function in this module have a display."""
    binding = model.binding(name)
    function = binding.scope.node if binding is not None and len(binding.definitions) == 1 else None
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or function not in model.tree.module.body:
        return False
    called = model.bindings.lookup(function.name, model.scopes[0])
    calls = [model.tree.parent(use) for use in model.uses(called)] if called is not None else []
    return bool(calls) and all(isinstance(_argument(call, function, name.id), _DISPLAYS) for call in calls)


def _argument(call: ast.AST | None, function: FunctionNode, name: str) -> ast.expr | None:
    """What the call gives to this parameter, None if it does not do so by position or name."""
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    if not isinstance(call, ast.Call) or name not in names:
        return None
    named = (option.value for option in call.keywords if option.arg == name)
    return next(named, None) or next(iter(call.args[names.index(name) :]), None)


def _is_variadic(model: "SemanticModel", name: ast.Name) -> bool:
    binding = model.binding(name)
    for one in binding.definitions if binding is not None else ():
        arguments = getattr(one.scope.node, "args", None)
        if isinstance(arguments, ast.arguments) and one.node in (arguments.vararg, arguments.kwarg):
            return True
    return False
