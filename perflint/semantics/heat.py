"""How often a place runs, as far as one can tell from its own module."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.findings.cost import Heat
from perflint.semantics.beginnings import sets_up
from perflint.syntax.tests import is_test_path

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COLD_PATH = re.compile(
    r"(^|/)(migrations|benchmarks?)/|(^|/)(cli|commands|scripts)/[^/]*$|(^|/)(config_flow|noxfile|setup)\.py$"
)
_HANDLER = re.compile(
    r"(^|\.)(route|get|post|put|patch|delete|head|websocket|task|shared_task|api_view|action|callback|on_event)$"
)


def heat_of(model: "SemanticModel", node: ast.AST, path: str) -> Heat:
    """COLD in tests, migrations, scripts, commands, forms of a set-up and at import time, and in functions that set
    something up; HOT in nested loops, in async functions and in functions that a framework calls for each request; WARM
    elsewhere."""
    if is_test_path(path) or _COLD_PATH.search(path.replace("\\", "/")):
        return Heat.COLD
    function = model.tree.function(node)
    if function is None or sets_up(function):
        return Heat.COLD
    depth = sum(1 for _ in model.tree.loops(node))
    if depth >= 2 or isinstance(function, ast.AsyncFunctionDef) or _is_handler(function):
        return Heat.HOT
    return Heat.WARM


def _is_handler(function: ast.AST) -> bool:
    for decorator in getattr(function, "decorator_list", ()):
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = getattr(called, "attr", None) or getattr(called, "id", None)
        if name is not None and _HANDLER.search(name):
            return True
    return False
