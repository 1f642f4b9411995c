"""Who can see what a variable is."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_READS_ALL = {"builtins.dir", "builtins.eval", "builtins.exec", "builtins.locals", "builtins.vars"}


def reads_all_names(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether the function around `node`, or the module, calls something that sees its variables without naming them.

    `dir`, `eval`, `exec`, `locals` and `vars` do.
    """
    around = model.tree.function(node) or model.tree.module
    calls = (inner for inner in model.tree.descendants(around) if isinstance(inner, ast.Call))
    return any(model.qualified_name(call.func) in _READS_ALL for call in calls)


def is_seen_outside(model: "SemanticModel", variable: ast.Name, loop: ast.For) -> bool:
    """Whether anything outside of the loop may see what the loop's variable was; True if that is not certain."""
    binding = model.binding(variable)
    if binding is None or not binding.is_local or any(one.kind == "delete" for one in binding.definitions):
        return True
    inside = {node for statement in loop.body for node in model.tree.descendants(statement)}
    for use in model.uses(binding):
        if use not in inside and any(one.node is variable for one in model.flow.reaching(binding, use)):
            return True
    return any(one.scope is not binding.scope for one in binding.definitions)
