"""Code that a constant of the module switches off: `ENABLE_HISTORY = False`."""

import ast
from typing import TYPE_CHECKING

from perflint.syntax.conditions import known_at

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def is_switched_off(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether `node` stands behind a constant that is false, or all that is said of the private function around it."""
    if _is_behind_constant(model, node):
        return True
    name = getattr(model.tree.function(node), "name", "")
    if not name.startswith("_") or name.endswith("__"):
        return False
    mentions = [one for one in model.tree.descendants(model.tree.module) if _names(one, name)]
    return bool(mentions) and all(_is_behind_constant(model, one) for one in mentions)


def _names(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=said) | ast.Attribute(attr=said) | ast.Constant(value=str(said)):
            return said == name
    return False


def _is_behind_constant(model: "SemanticModel", node: ast.AST) -> bool:
    return any(is_true and _is_false(model, test) for test, is_true in known_at(model.tree, node))


def _is_false(model: "SemanticModel", test: ast.expr) -> bool:
    match test:
        case ast.Name(id=name) if name.isupper():
            binding = model.binding(test)
            value = binding.only_value if binding is not None and binding.scope.kind == "module" else None
            return isinstance(value, ast.Constant) and not value.value
        case ast.BoolOp(op=ast.And(), values=values):
            return any(_is_false(model, value) for value in values)
    return False
