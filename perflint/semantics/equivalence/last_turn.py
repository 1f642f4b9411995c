"""What the last turn of a loop leaves in the loop's variables."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def is_read_after(model: "SemanticModel", loop: ast.AST, target: ast.expr) -> bool:
    """Whether anything outside of a loop reads what a turn has left in the variables of its target.

    True as well where the target is something else than variables.
    """
    parts = (target, *model.tree.descendants(target))
    targets = {part for part in parts if isinstance(part, ast.Name)}
    inside = {*model.tree.descendants(loop)}
    for binding in map(model.binding, targets):
        if binding is None:
            return True
        outside = (use for use in model.uses(binding) if use not in inside)
        if any(one.node in targets for use in outside for one in model.flow.reaching(binding, use)):
            return True
    return any(isinstance(part, ast.Attribute | ast.Subscript) for part in parts)
