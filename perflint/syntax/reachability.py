"""Code that never runs."""

import ast

from perflint.syntax.statements import before
from perflint.syntax.tree import Tree

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def is_left_out(tree: Tree, node: ast.AST) -> bool:
    """Whether `node` stands behind a `return` or the like, or where only a type checker looks."""
    below = node
    for above in tree.ancestors(node):
        if isinstance(below, ast.stmt) and any(isinstance(before, _LEAVES) for before in before(above, below)):
            return True
        if isinstance(above, ast.If) and below in above.body and is_never(above.test):
            return True
        below = above
    return False


def is_never(test: ast.expr) -> bool:
    """Whether a test never holds where the program runs."""
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return True
        case ast.Constant(value=value):
            return not value
    return False
