"""Whether a function that is defined in another one would mean the same outside of it."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.semantics.equivalence.visibility import reads_all_names

if TYPE_CHECKING:
    from perflint.semantics.bindings import Binding
    from perflint.semantics.model import SemanticModel

_OF_CLASSES = {"__class__", "super"}
_PLAIN = (ast.Attribute, ast.BinOp, ast.Constant, ast.Name, ast.Subscript, ast.Tuple, ast.expr_context, ast.operator)
"""What a head may consist of so that it makes no difference how often it is evaluated."""


def is_detachable(model: "SemanticModel", inner: ast.FunctionDef, around: ast.stmt) -> bool:
    """Whether `inner` can be defined right before `around`, the function or class that it is in somewhere.

    It then uses nothing that is defined in `around`, its head finds all names already, and its own name is free.
    """
    inside = {around, *model.tree.descendants(around)}
    if reads_all_names(model, inner) or reads_all_names(model, around) or model.bindings.has_star_import:
        return False
    own = {inner, *model.tree.descendants(inner)}
    for name in (node for node in own if isinstance(node, ast.Name)):
        binding = model.binding(name)
        if binding is not None and binding.scope.node in inside and binding.scope.node not in own:
            return False
    if any(map(_depends_on_its_class, own)) or not _is_free(model, inner, inside):
        return False
    return all(_is_known_before(model, part, around) for part in _head(inner))


def _depends_on_its_class(node: ast.AST) -> bool:
    """Whether a name in it means something else in a class: `super()`, and private names, `__size`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return name in _OF_CLASSES or (name.startswith("__") and not name.endswith("__"))
    return False


def _is_free(model: "SemanticModel", inner: ast.FunctionDef, inside: set[ast.AST]) -> bool:
    """Whether nothing else in the file has or uses the name."""
    for scope in model.scopes:
        if any(name == inner.name and node is not inner for name, node in scope.definitions):
            return False
        if any(name.id == inner.name and name not in inside for name in scope.names):
            return False
    return True


def _head(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Everything that is evaluated when the function is defined, except calls of decorators."""
    decorators = (one.func if isinstance(one, ast.Call) else one for one in function.decorator_list)
    yield from decorators
    arguments = function.args
    yield from filter(None, (*arguments.defaults, *arguments.kw_defaults, function.returns))
    for one in (*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg):
        if one is not None and one.annotation is not None:
            yield one.annotation


def _is_known_before(model: "SemanticModel", part: ast.AST, around: ast.stmt) -> bool:
    """Whether it is plain, and all its names have what they mean before `around`."""
    for node in (part, *model.tree.descendants(part)):
        if not isinstance(node, _PLAIN):
            return False
        if isinstance(node, ast.Name) and not _is_bound_before(model, node, model.binding(node), around):
            return False
    return True


def _is_bound_before(model: "SemanticModel", name: ast.Name, binding: "Binding | None", around: ast.stmt) -> bool:
    if binding is None:
        return model.bindings.is_builtin(name.id, model.bindings.scope_of(name))
    start = (around.lineno, around.col_offset)
    definitions = binding.definitions
    return all(one.start < start and one.scope is binding.scope and one.kind != "delete" for one in definitions)
