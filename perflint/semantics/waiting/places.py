"""Where an `await` can be put, and for which library's event loop."""

import ast
import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

EventLoop = Literal["anyio", "asyncio", "trio"]

_OTHERS = frozenset({"curio", "gevent", "sniffio", "twisted"})
"""What runs coroutines in another way, or asks which library does."""
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_HELD = re.compile(r"atomic|limiter|lock(?!er)|mutex|override|patch|semaphore|transaction", re.IGNORECASE)
"""What is held, or true, only for the task that is inside of it, as long as no other task runs."""


def event_loop(model: "SemanticModel") -> EventLoop | None:
    """The library on whose event loop the coroutines of a module run, by what it imports; None if that may be several.

    What is written for `anyio` runs on all that it supports, so that counts before `asyncio`.
    """
    imported = model.imported_packages
    if imported & _OTHERS:
        return None
    if "anyio" in imported:
        return "anyio"
    if "trio" in imported:
        return None if "asyncio" in imported else "trio"
    return "asyncio"


def may_wait(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether an `await` can stand for `node`: in an async function itself, which holds nothing by then that keeps
    other threads out, for it would keep other tasks out too, for good if they wait for it in the same thread."""
    function = model.tree.function(node)
    if not isinstance(function, ast.AsyncFunctionDef) or _has_acquired(model, function):
        return False
    for above in model.tree.ancestors(node):
        match above:
            case ast.AsyncFunctionDef():
                return True
            case ast.ClassDef() | ast.FunctionDef() | ast.Lambda() | ast.GeneratorExp():
                return False
            case ast.With(items=items) if any(_HELD.search(ast.unparse(item.context_expr)) for item in items):
                return False
        if isinstance(above, _COMPREHENSIONS):
            return False
    return False


def _has_acquired(model: "SemanticModel", function: ast.AsyncFunctionDef) -> bool:
    for node in model.tree.descendants(function):
        match node:
            case ast.Call(func=ast.Attribute(attr="acquire")) if not isinstance(model.tree.parent(node), ast.Await):
                return True
    return False
