"""Who can see what a variable is: other functions, code behind a loop, and what asks for all names."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Binding

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_READS_ALL = {"builtins.dir", "builtins.eval", "builtins.exec", "builtins.locals", "builtins.vars"}


def reads_all_names(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether the function around `node`, or the module, calls something that sees its variables without naming them.

    `dir`, `eval`, `exec`, `locals` and `vars` do.
    """
    return reads_all_names_in(model, model.tree.function(node) or model.tree.module)


def reads_all_names_in(model: "SemanticModel", scope: ast.AST) -> bool:
    """The same of the function or module itself."""
    calls = (inner for inner in model.tree.descendants(scope) if isinstance(inner, ast.Call))
    return any(model.qualified_name(call.func) in _READS_ALL for call in calls)


def is_of_one_function(model: "SemanticModel", binding: Binding) -> bool:
    """Whether a variable belongs to a function, none inside of that uses or sets it, and nothing asks for all names."""
    home = binding.scope
    places = (*model.uses(binding), *(one.node for one in binding.definitions if one.kind != "parameter"))
    if home.kind != "function" or any(model.tree.function(place) is not home.node for place in places):
        return False
    return not reads_all_names_in(model, home.node)


def is_read_after(model: "SemanticModel", loop: ast.AST, target: ast.expr) -> bool:
    """Whether anything outside of a loop may see what a turn has left in the variables of its target.

    True as well where the target is something else than variables of a function.
    """
    parts = (target, *model.tree.descendants(target))
    targets = {part for part in parts if isinstance(part, ast.Name)}
    turns = loop.body if isinstance(loop, ast.For | ast.AsyncFor) else [loop]
    inside = {node for turn in turns for node in model.tree.descendants(turn)}
    for binding in map(model.binding, targets):
        if binding is None or not binding.is_local:
            return True
        if any(one.kind == "delete" or one.scope is not binding.scope for one in binding.definitions):
            return True
        outside = (use for use in model.uses(binding) if use not in inside)
        if any(one.node in targets for use in outside for one in model.flow.reaching(binding, use)):
            return True
    return any(isinstance(part, ast.Attribute | ast.Subscript) for part in parts)
