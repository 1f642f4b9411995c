"""Code that only runs where a faster one is missing."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Definition

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_MISSING = {"AttributeError", "ImportError", "ModuleNotFoundError"}


def is_fallback(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether the function that `node` is in stands in for a compiled one, that the module tries to import.

    It is defined where the import has failed, is replaced where it succeeds, or begins with `if fast is not None`.
    """
    function = model.tree.function(node)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    if _is_about_missing(model.tree.parent(function)):
        return True
    module = next(scope for scope in model.scopes if scope.kind == "module")
    binding = model.bindings.lookup(function.name, module)
    if binding is not None and any(_is_tried(model, one) for one in binding.definitions if one.node is not function):
        return function in model.tree.module.body
    return any(_leaves_for_import(model, statement) for statement in function.body)


def _is_about_missing(handler: ast.AST | None) -> bool:
    match handler:
        case ast.ExceptHandler(type=ast.Name(id=name)):
            return name in _MISSING
    return False


def _is_tried(model: "SemanticModel", definition: Definition) -> bool:
    """Whether this is in a `try` that goes on if there is no such module, or no such name in it."""
    above = model.tree.parent(model.tree.statement(definition.node))
    return isinstance(above, ast.Try) and any(_is_about_missing(handler) for handler in above.handlers)


def _leaves_for_import(model: "SemanticModel", statement: ast.stmt) -> bool:
    """`if fast is not None: ...; return`, where `fast` is None unless its import succeeds."""
    match statement:
        case ast.If(
            test=ast.Compare(left=ast.Name() as name, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]),
            body=[*_, ast.Return()],
        ):
            binding = model.binding(name)
            return binding is not None and any(one.kind == "import" for one in binding.definitions)
    return False
