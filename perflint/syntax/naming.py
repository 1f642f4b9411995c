"""What expressions are called."""

import ast


def last_name(expr: ast.AST) -> str:
    """`get` of `self.store.get`, `load` of `load`; empty for what has no name."""
    return str(getattr(expr, "attr", getattr(expr, "id", "")))
