"""What comes with a web request: anything that whoever asks likes, as long as the program does not look at it."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.knowledge.web import chosen_parts, request_classes, request_variables
from perflint.semantics.effects import path_of
from perflint.semantics.moments.callers import answers_requests
from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_TEXT = "builtins.str"
_LOOKS_UP = (ast.In, ast.NotIn, ast.Eq, ast.NotEq)
_IN_PATH = (_TEXT, "builtins.int", "uuid.UUID")


def is_chosen_part(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether `expr` is such a part of a request: `request.args["q"]`, `(await request.json()).get("q")`."""
    while True:
        match expr:
            case ast.Attribute(attr="path"):
                return False
            case ast.Attribute(value=inner, attr=attr) if attr in chosen_parts() and _is_request(model, inner):
                return True
            case ast.Attribute(value=inner) | ast.Subscript(value=inner):
                expr = inner
            case ast.Call(func=inner) | ast.Await(value=inner):
                expr = inner
            case _:
                return False


def _is_request(model: "SemanticModel", expr: ast.expr) -> bool:
    if model.qualified_name(expr) in request_variables() or model.is_instance(expr, *request_classes()):
        return True
    function = model.tree.function(expr)
    is_called_so = isinstance(expr, ast.Name) and expr.id == "request"
    return is_called_so and function is not None and answers_requests(model, function)


def is_chosen_parameter(model: "SemanticModel", function: FunctionNode, parameter: ast.arg) -> bool:
    """Whether the web framework passes on a part of the path, `/users/{name}`, or of the query: text of any kind."""
    name, annotation = parameter.arg, parameter.annotation
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or not answers_requests(model, function):
        return False
    type_ = model.annotations.type_from(annotation, model.scope_around(function)) if annotation is not None else None
    type_name = type_.name if type_ is not None else None
    if is_handful(name) or _is_checked(model, function, name):
        return False
    if _is_in_path(function, name):
        return annotation is None or type_name in _IN_PATH
    return type_name == _TEXT and "fastapi" in model.imported_packages


def _is_in_path(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    """Whether a path of the decorators has such a part: `/users/{name}`, `/users/<int:name>`."""
    part = re.compile(rf"{{{name}[}}:]|<(?!any)([a-z]+:)?{name}>")
    given = [arg for decorator in function.decorator_list for arg in getattr(decorator, "args", ())]
    return any(isinstance(arg, ast.Constant) and part.search(str(arg.value)) for arg in given)


def _is_checked(model: "SemanticModel", function: FunctionNode, name: str) -> bool:
    """Whether the function looks whether it may be: `if name not in KNOWN`; a look into what it fills is none."""
    inside = list(model.tree.descendants(function))
    stored = (node for node in inside if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store))
    filled = {path_of(node.value) for node in stored}
    tests = (node for node in inside if isinstance(node, ast.Compare) and isinstance(node.ops[0], _LOOKS_UP))
    return any(path_of(test.comparators[0]) not in filled and _mentions(model, test, name) for test in tests)


def _mentions(model: "SemanticModel", node: ast.AST, name: str) -> bool:
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in model.tree.descendants(node))
