"""How often a place runs, as far as one can tell from its own module, and from what the others say."""

import ast
from typing import TYPE_CHECKING

from perflint.findings.cost import Heat
from perflint.knowledge.entry_points import is_lookalike, is_seldom_run
from perflint.semantics.moments.beginnings import sets_up
from perflint.semantics.moments.entries import entry_point
from perflint.semantics.moments.wanting import wanted_parameters
from perflint.semantics.summaries.chains import Warmth
from perflint.syntax.scope import FunctionNode
from perflint.syntax.tests import is_test_path

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def heat_of(model: "SemanticModel", node: ast.AST) -> Heat:
    """COLD in tests, at import time, and in functions that run seldom; HOT in those that run often, and in nested loops
    of others; WARM elsewhere."""
    function = model.tree.function(node)
    if function is None or is_test_path(model.path):
        return Heat.COLD
    heat = warmth_of(model, function, node).heat
    is_nested = heat is Heat.WARM and sum(1 for _ in model.tree.loops(node)) >= 2
    return Heat.HOT if is_nested else heat


def warmth_of(model: "SemanticModel", function: FunctionNode, node: ast.AST) -> Warmth:
    """How often a node of a function runs: what its own module says of the function, unless the callers know better."""
    entry = entry_point(model, function)
    if entry is not None:
        return Warmth(entry.heat)
    if sets_up(function):
        return Warmth(Heat.COLD)
    here = _heat_here(model, function)
    if not isinstance(function, FunctionDef):
        return Warmth(here)
    return model.elsewhere.warmth(function, here, wanted_parameters(model, node, function)) or Warmth(here)


def _heat_here(model: "SemanticModel", function: FunctionNode) -> Heat:
    """COLD in migrations, scripts, commands and forms of a set-up; HOT in async functions, and in those that look like
    what a framework calls for each request; WARM elsewhere."""
    if is_seldom_run(model.path):
        return Heat.COLD
    if isinstance(function, ast.AsyncFunctionDef) or any(map(_is_lookalike, getattr(function, "decorator_list", ()))):
        return Heat.HOT
    return Heat.WARM


def _is_lookalike(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return is_lookalike(str(getattr(called, "attr", "") or getattr(called, "id", "")))
