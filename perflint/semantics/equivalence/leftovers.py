"""What is left of a loop when it is over, or when it has failed on the way."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.equivalence.holding import is_of_one_function

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def is_read_after(model: "SemanticModel", target: ast.Name, loop: ast.For) -> bool:
    """Whether the last item, which the loop leaves in its variable, may be read by something else."""
    binding = model.binding(target)
    if binding is None or not is_of_one_function(model, binding):
        return True
    inside = set(model.tree.descendants(loop))
    outside = (use for use in model.uses(binding) if use not in inside)
    return any(one.node is target for use in outside for one in model.flow.reaching(binding, use))


def is_guarded(model: "SemanticModel", loop: ast.For) -> bool:
    """Whether what the loop has done may be looked at after it has failed."""
    for above in model.tree.ancestors(loop):
        match above:
            case ast.Try() | ast.With() | ast.AsyncWith() | ast.ClassDef():
                return True
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return False
    return True
