"""Local variables that live in a cell, because an inner function shares them."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Binding
from perflint.syntax.scope import Scope

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def is_shared(model: "SemanticModel", binding: Binding, version: tuple[int, int]) -> bool:
    """Whether a function, lambda, class or generator expression inside of the variable's own function uses it too.

    So do other comprehensions before Python 3.12, which runs them in the function itself (PEP 709).
    """
    users = [scope for scope in model.scopes if any(name.id == binding.name for name in scope.names)]
    inner = [user for user in users if _is_inner(user, binding.scope, version)]
    return any(model.bindings.lookup(binding.name, user) is binding for user in inner)


def _is_inner(scope: Scope | None, home: Scope, version: tuple[int, int]) -> bool:
    """Whether `scope` runs in a frame of its own below `home`, or is not below it at all."""
    while scope is not None and scope is not home:
        if scope.kind != "comprehension" or isinstance(scope.node, ast.GeneratorExp) or version < (3, 12):
            return True
        scope = scope.parent
    return False
