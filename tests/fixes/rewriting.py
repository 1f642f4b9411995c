"""Texts rewritten by hand-made steps."""

import ast
from collections.abc import Callable

from perflint.engine.dispatch import dispatcher_for
from perflint.findings import Fix
from perflint.fixes import built
from perflint.fixes.applying import apply
from perflint.rewrites.steps import Rewrite, Step
from perflint.rules import Context
from perflint.semantics.model import SemanticModel
from perflint.source.text import SourceText
from perflint.syntax.tree import Tree

Steps = Callable[[ast.Module], tuple[Step, ...]]


def context(text: str) -> Context:
    module = ast.parse(text)
    tree = Tree(module)
    walk = dispatcher_for(()).walk(module)
    return Context(SourceText("example.py", text), tree, SemanticModel(tree, walk), (3, 14), lambda *_: None)


def fix_of(text: str, steps: Steps) -> Fix | None:
    ctx = context(text)
    return built(Rewrite("rewrite it", steps(ctx.tree.module)), ctx)


def rewritten(text: str, steps: Steps) -> str | None:
    """The text after the steps, None if they cannot be taken."""
    fix = fix_of(text, steps)
    return apply((*fix.edits, *fix.imports), text).text if fix is not None and fix.edits else None


def call_of(module: ast.Module, name: str = "old") -> ast.Call:
    """The first call of a function of this name."""
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call))
    return next(call for call in calls if isinstance(call.func, ast.Name) and call.func.id == name)


def argument_of(module: ast.Module) -> ast.expr:
    """The first argument of the first call of `old`."""
    return call_of(module).args[0]
