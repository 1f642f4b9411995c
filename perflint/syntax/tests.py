"""Code that tests other code: what is slow there is slow on few things, and often so on purpose."""

import ast

from perflint.syntax.tree import Tree


def is_in_test(tree: Tree, node: ast.AST) -> bool:
    """Whether `node` is in a function or class whose name begins with `test`, in whatever case."""
    return any(str(getattr(above, "name", "")).lower().startswith("test") for above in tree.ancestors(node))
