"""Functions that something other than CPython runs, where nothing of what perflint knows holds."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COMPILERS = {"cython", "jax", "numba", "taichi", "triton"}
_SCRIPTING = "torch.jit."


def is_compiled(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether `node` lies in a function with the decorator of a compiler (`numba.njit`, `torch.jit.script`)."""
    for above in model.tree.ancestors(node):
        for decorator in getattr(above, "decorator_list", ()):
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = model.qualified_name(called) or ""
            if name.partition(".")[0] in _COMPILERS or name.startswith(_SCRIPTING):
                return True
    return False
