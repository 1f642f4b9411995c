"""Keys of which a program meets ever new ones: moments, contents and their digests, what comes with a request."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Definition
from perflint.semantics.data.requests import is_chosen_parameter, is_chosen_part
from perflint.syntax.scope import FunctionNode

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FAR = 6
"""Keys are followed through so many steps."""
_MOMENT = "datetime.datetime"
_MEASURED = (_MOMENT, "builtins.bytes", "builtins.float")
_NOW = {"fromisoformat", "fromtimestamp", "now", "strptime", "today", "utcfromtimestamp", "utcnow"}
_DIGESTS = {"digest", "hexdigest"}
_FORMS = {"casefold", "decode", "encode", "isoformat", "lower", "strip", "timestamp", "upper"}
"""Methods that give another form of what they are called on."""
_FORMING = {"builtins.hash", "builtins.repr", "builtins.str"}
_FEW = re.compile(
    r"(^|_)((date|day|week|month|quarter|year|hour|midnight)"
    r"|(alpha|angle|dpi|factor|interval|limit|precision|radius|rate|ratio|scale|sigma|size|spacing|step|strength)"
    r"|(temperature|threshold|timeout|tol|tolerance|weight|width|height|zoom)"
    r"|(code|config|header|key|kind|label|magic|name|options|params|prefix|schema|separator|settings|source|suffix|tag)"
    r"|(template|token|type|unit|version))s?$"
)
"""What comes slowly, is set rather than measured, or belongs to the program rather than to its data."""


def is_ever_new(model: "SemanticModel", key: ast.expr, far: int = _FAR) -> bool:
    """Whether a program that runs for long certainly meets ever new values of `key`."""
    if far == 0:
        return False
    match key:
        case ast.Tuple(elts=parts) | ast.JoinedStr(values=parts):
            return any(is_ever_new(model, part, far) for part in parts)
        case ast.FormattedValue(value=value, format_spec=None):
            return is_ever_new(model, value, far)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return is_ever_new(model, left, far) or is_ever_new(model, right, far)
        case ast.Name():
            return _is_ever_new_variable(model, key, far)
        case ast.Call() if _is_ever_new_result(model, key, far):
            return True
        case ast.Attribute(attr=name) if not _FEW.search(name) and model.is_instance(key, _MOMENT):
            return True
    return is_chosen_part(model, key)


def is_ever_new_parameter(model: "SemanticModel", function: FunctionNode, parameter: ast.arg) -> bool:
    """Whether a function certainly gets ever new values for one of its parameters, by its type or its caller.

    A number or a content that has a default is a setting.
    """
    arguments = function.args
    required = (arguments.posonlyargs + arguments.args)[: -len(arguments.defaults) or None]
    required += [one for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if not default]
    if parameter in required and parameter.annotation is not None and not _FEW.search(parameter.arg):
        type_ = model.annotations.type_from(parameter.annotation, model.scope_around(function))
        if type_ is not None and type_.name in _MEASURED:
            return True
    return is_chosen_parameter(model, function, parameter)


def _is_ever_new_variable(model: "SemanticModel", name: ast.Name, far: int) -> bool:
    binding = model.binding(name)
    match model.flow.reaching(binding, name) if binding is not None else ():
        case [Definition(kind="assign" | "annotated" | "walrus", value=ast.expr() as value)]:
            return is_ever_new(model, value, far - 1)
        case [Definition(kind="parameter", node=ast.arg() as parameter, scope=scope)]:
            function = scope.node
            return isinstance(function, FunctionNode) and is_ever_new_parameter(model, function, parameter)
    return False


def _is_ever_new_result(model: "SemanticModel", call: ast.Call, far: int) -> bool:
    match call:
        case ast.Call(func=ast.Attribute(attr=method)) if method in _DIGESTS:
            return not _is_of_program(model, call)
        case ast.Call(func=ast.Attribute(attr=method)) if method in _NOW:
            return model.is_instance(call, _MOMENT)
        case ast.Call(func=ast.Attribute(value=formed, attr=method)) if method in _FORMS:
            return is_ever_new(model, formed, far - 1)
        case ast.Call(func=function, args=[formed, *_]) if model.qualified_name(function) in _FORMING:
            return is_ever_new(model, formed, far - 1)
    called = model.function(call)
    if called is None or _is_of_program(model, call):
        return False
    inside = model.tree.descendants(called, into_functions=False)
    returned = [node.value for node in inside if isinstance(node, ast.Return)]
    return bool(returned) and all(value is not None and is_ever_new(model, value, far - 1) for value in returned)


def _is_of_program(model: "SemanticModel", call: ast.Call) -> bool:
    """Whether this is made from settings, source code or the like, of which a program has so much and no more."""
    inside = [call, *model.tree.descendants(call)]
    called = {node.func for node in inside if isinstance(node, ast.Call)}
    names = (getattr(node, "id", getattr(node, "attr", "")) for node in inside if node not in called)
    return any(_FEW.search(name.lower()) for name in names)
