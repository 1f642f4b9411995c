"""Code of a function that runs only for callers who want it, by giving a parameter that has an empty default."""

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.syntax.statements import before

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef

_LEAVING = (ast.Continue, ast.Raise, ast.Return)


def wanted_parameters(model: "SemanticModel", node: ast.AST, function: FunctionDef) -> tuple[str, ...]:
    """The parameters, empty by default, without which `node` does not run: `if include_groups and ...`."""
    defaults = function.args.defaults, [one for one in function.args.kw_defaults if one is not None]
    optional = set(_empty_by_default(function.args)) if any(defaults) else set()
    if not optional:
        return ()
    found = {name for name in _asked_for(model, node, function) if name in optional}
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


def _asked_for(model: "SemanticModel", node: ast.AST, function: FunctionDef) -> Iterator[str]:
    """The names that are not empty where `node` runs."""
    below = node
    for above in model.tree.ancestors(node):
        match above:
            case ast.If(test=test, body=[*body]) | ast.While(test=test, body=[*body]) if below is not test:
                yield from _full_if(test, is_true=below in body)
            case ast.IfExp(test=test, body=body) if below is not test:
                yield from _full_if(test, is_true=below is body)
            case ast.BoolOp(op=operator, values=values):
                for value in values[: values.index(below)] if isinstance(below, ast.expr) else ():
                    yield from _full_if(value, is_true=isinstance(operator, ast.And))
        if isinstance(below, ast.stmt):
            yield from _left_unless(before(above, below))
        if above is function:
            return
        below = above


def _left_unless(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The names without which these statements leave the block: `if not rows: return`."""
    for statement in statements:
        match statement:
            case ast.If(test=test, body=[*_, last], orelse=[]) if isinstance(last, _LEAVING):
                yield from _full_if(test, is_true=False)


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
