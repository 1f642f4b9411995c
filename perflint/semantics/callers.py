"""Who calls a function, and who is called by the world outside."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_VERBS = {"delete", "get", "head", "options", "patch", "post", "put"}
_ROUTES = {*_VERBS, "api_route", "route"}
_FRAMEWORKS = {"django", "flask", "flask_restful", "flask_restx", "rest_framework", "starlette", "tornado"}


def calls_of(model: "SemanticModel", function: FunctionNode) -> Iterator[ast.Call]:
    """The calls in this module that certainly call the function."""
    name = getattr(function, "name", None)
    for node in model.tree.descendants(model.tree.module):
        match node:
            case ast.Call(func=ast.Name(id=last) | ast.Attribute(attr=last)) if last == name:
                if model.function(node) is function:
                    yield node


def answers_requests(model: "SemanticModel", function: FunctionNode) -> bool:
    """Whether a web framework certainly calls the function for each request, by its decorators or its class."""
    if any(_is_route(model, decorator) for decorator in getattr(function, "decorator_list", ())):
        return True
    cls = model.classes.around(function)
    if cls is None or getattr(function, "name", None) not in _VERBS:
        return False
    return any(str(base).partition(".")[0] in _FRAMEWORKS for base in model.classes.bases(cls))


def _is_route(model: "SemanticModel", decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(func=ast.Attribute(attr=attr), args=[ast.Constant(value=str(path)), *_]) if attr in _ROUTES:
            return path[:1] in ("", "/")
        case ast.Call(func=called):
            return model.qualified_name(called) == "rest_framework.decorators.api_view"
    return False
