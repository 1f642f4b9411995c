"""Code of a function that runs only for callers who want it, by giving a parameter that has an empty default."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.syntax.conditions import known_at

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def wanted_parameters(model: "SemanticModel", node: ast.AST, function: FunctionDef) -> tuple[str, ...]:
    """The parameters, empty by default, without which `node` does not run: `if include_groups and ...`."""
    defaults = function.args.defaults, [one for one in function.args.kw_defaults if one is not None]
    optional = set(_empty_by_default(function.args)) if any(defaults) else set()
    if not optional:
        return ()
    known = known_at(model.tree, node, within=function)
    found = {name for test, is_true in known for name in _full_if(test, is_true=is_true)} & optional
    return tuple(sorted(name for name in found if _is_never_set(model, name, function)))


def _empty_by_default(arguments: ast.arguments) -> Iterator[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    given = zip(reversed(positional), reversed(arguments.defaults), strict=False)
    for parameter, default in (*given, *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)):
        match default:
            case ast.Constant(value=value) if not value:
                yield parameter.arg
            case ast.Tuple(elts=[]) | ast.List(elts=[]) | ast.Dict(keys=[]):
                yield parameter.arg


def _is_never_set(model: "SemanticModel", name: str, function: FunctionDef) -> bool:
    binding = model.bindings.lookup(name, model.scope_around(function))
    return binding is not None and [one.kind for one in binding.definitions] == ["parameter"]


def _full_if(test: ast.expr, *, is_true: bool) -> Iterator[str]:
    """The names that are certainly not empty if the test comes out so."""
    match test:
        case ast.Name(id=name) if is_true:
            yield name
        case ast.Compare(left=ast.Name(id=name), ops=[operator], comparators=[ast.Constant(value=None)]):
            if isinstance(operator, ast.IsNot if is_true else ast.Is):
                yield name
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _full_if(operand, is_true=not is_true)
        case ast.BoolOp(op=operator, values=values) if isinstance(operator, ast.And if is_true else ast.Or):
            for value in values:
                yield from _full_if(value, is_true=is_true)
