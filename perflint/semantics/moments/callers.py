"""Who calls a function, and who is called by the world outside."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.semantics.moments.entries import called_by_framework
from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_ROUTES = {"api_route", "delete", "get", "head", "options", "patch", "post", "put", "route"}


def calls_of(model: "SemanticModel", function: FunctionNode) -> Iterator[ast.Call]:
    """The calls in this module that certainly call the function."""
    name = getattr(function, "name", None)
    for node in model.tree.descendants(model.tree.module):
        match node:
            case ast.Call(func=ast.Name(id=last) | ast.Attribute(attr=last)) if last == name:
                if model.function(node) is function:
                    yield node


def answers_requests(model: "SemanticModel", function: FunctionNode) -> bool:
    """Whether a web framework calls the function for each request, by its decorators or its class."""
    if isinstance(function, ast.Lambda):
        return False
    found = called_by_framework(model, function)
    return found.kind == "request" if found is not None else any(map(_is_like_route, function.decorator_list))


def _is_like_route(decorator: ast.expr) -> bool:
    """`@app.get("/orders")`, whatever `app` is."""
    match decorator:
        case ast.Call(func=ast.Attribute(attr=attr), args=[ast.Constant(value=str(path)), *_]) if attr in _ROUTES:
            return path[:1] in ("", "/")
    return False
