"""Which functions of a module are called from outside of the program, and why, as far as the module alone can tell."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.entry_points import (
    EntryPoint,
    decorated_by,
    decorator_names,
    given,
    method_names,
    overridden,
    parameter_names,
    taking,
)
from perflint.semantics.bindings import Definition

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def entry_point(model: "SemanticModel", function: ast.AST) -> EntryPoint | None:
    """Why and how often a function is certainly called from outside."""
    if not isinstance(function, FunctionDef):
        return None
    return called_by_framework(model, function) or _by_parameters(model, function)


def called_by_framework(model: "SemanticModel", function: FunctionDef) -> EntryPoint | None:
    """The same, as far as its decorators or its class say so."""
    return _by_decorators(model, function) or _by_class(model, function)


def _by_decorators(model: "SemanticModel", function: FunctionDef) -> EntryPoint | None:
    for decorator in function.decorator_list:
        name = _named(model, decorator.func if isinstance(decorator, ast.Call) else decorator)
        found = decorated_by(name) if name is not None else None
        if found is not None:
            return found
    return None


def _named(model: "SemanticModel", decorator: ast.expr) -> str | None:
    """The name of a decorator: for what belongs to an object, after the name of its class."""
    if not model.may_name(decorator, decorator_names()):
        return None
    if isinstance(decorator, ast.Attribute):
        owner = _class_of(model, decorator.value)
        if owner is not None:
            return f"{owner}.{decorator.attr}"
    return model.qualified_name(decorator)


def _class_of(model: "SemanticModel", owner: ast.expr) -> str | None:
    """The class of an object that the module makes: `app = FastAPI()`, or `@click.group() def app()`."""
    match owner:
        case ast.Attribute(value=value, attr=attr):
            outer = _class_of(model, value)
            return f"{outer}.{attr}" if outer is not None else None
        case ast.Name():
            binding = model.binding(owner)
            match binding.definitions if binding is not None else ():
                case (Definition(kind="assign", value=ast.Call(func=made)),):
                    return model.qualified_name(made)
                case (Definition(kind="function", node=made),) if _is_command(model, made):
                    return "click.Group"
    return None


def _is_command(model: "SemanticModel", made: ast.AST) -> bool:
    found = entry_point(model, made)
    return found is not None and found.kind == "command"


def _by_class(model: "SemanticModel", method: FunctionDef) -> EntryPoint | None:
    cls = model.classes.around(method) if method.name in method_names() else None
    if cls is None:
        return None
    seen: set[str] = set()
    pending = [cls.name]
    for name in pending:
        own = model.classes.named(name)
        if own is not None and name not in seen:
            pending += filter(None, model.classes.bases(own))
        elif own is None and (found := overridden(name, method.name)) is not None:
            return found
        seen.add(name)
    return None


def _by_parameters(model: "SemanticModel", function: FunctionDef) -> EntryPoint | None:
    is_method = model.classes.around(function) is not None and model.classes.receiver(function) is not None
    parameters = (function.args.posonlyargs + function.args.args)[is_method:]
    if not parameters:
        return None
    name, annotation = parameters[0].arg, parameters[0].annotation
    if annotation is not None:
        class_name = model.qualified_name(annotation)
        return taking(class_name) if class_name is not None else None
    if name not in parameter_names():
        return None
    return next(filter(None, (given(module, name) for module in model.modules)), None)
