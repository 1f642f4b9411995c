"""Caches where they serve: outside of the function that makes them anew, in the instance, or none at all."""

import ast

from perflint.rewrites.steps import Imported, Move, Rewrite, Step, Undecorate, decorate, replace
from perflint.semantics.classes import ClassModel
from perflint.semantics.equivalence.detached import is_detachable
from perflint.semantics.hashing import has_plain_hash
from perflint.semantics.model import SemanticModel

_LASTING = "results are kept from one call to the next: a changed one stays changed, and what has become wrong is kept"
_HASHED = "arguments without a hash are no error any more"
_IN_INSTANCE = "it can be set, needs a `__dict__`, and forgets its value with the instance"
_DEEP = "all arguments need a hash, results stay in memory, and deep recursion meets its limit sooner"


def moved_out(model: SemanticModel, function: ast.FunctionDef, outer: ast.AST | None) -> Rewrite | None:
    """The function with its cache is defined before the one that it is in; None if it needs what that has."""
    around = _whole(model, outer) if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef) else None
    if around is None or not is_detachable(model, function, around):
        return None
    return Rewrite(f"define `{function.name}` outside, where its cache lasts", (Move(function, around),), _LASTING)


def uncached(model: SemanticModel, call: ast.Call | None, step: Step) -> Rewrite | None:
    """There is no cache for what is only called once, here; `step` takes it away."""
    if call is None:
        return None
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    is_hashed = all(not isinstance(one, ast.Starred) and has_plain_hash(model.type_of(one)) for one in given)
    return Rewrite("call it without a cache", (step,), "" if is_hashed else _HASHED)


def remembered(function: ast.FunctionDef) -> Rewrite:
    """The function keeps its results."""
    return Rewrite(
        "keep the results in a `functools.cache`",
        (decorate(function, "$cache", cache=Imported("functools.cache")),),
        _DEEP,
    )


def in_the_instance(model: SemanticModel, cls: ClassModel, method: ast.FunctionDef, cache: ast.expr) -> Rewrite | None:
    """A method without parameters, or the property that it is already, keeps its value in its instance."""
    kept = Imported("functools.cached_property")
    title = "keep the value in the instance, as a `functools.cached_property`"
    match method:
        case ast.FunctionDef(args=ast.arguments(args=[_], posonlyargs=[], kwonlyargs=[], vararg=None, kwarg=None)):
            pass
        case _:
            return None
    match method.decorator_list:
        case [ast.Name() as read, last] if last is cache and model.qualified_name(read) == "builtins.property":
            return Rewrite(title, (replace(read, "$kept", kept=kept), Undecorate(cache)), _IN_INSTANCE)
        case [only] if only is cache:
            calls = _calls(model, cls, method)
        case _:
            return None
    if calls is None:
        return None
    steps = (replace(cache, "$kept", kept=kept), *(replace(call, "$value", value=call.func) for call in calls))
    names = [method.name, *(one.name for one in model.tree.ancestors(method) if isinstance(one, ast.ClassDef))]
    if model.tree.function(method) is not None or any(name.startswith("_") for name in names):
        return Rewrite(title, steps, f"{_IN_INSTANCE}; whoever calls it from elsewhere has to drop the parentheses")
    return Rewrite(title, steps, display_only="whoever calls it in other modules has to drop the parentheses")


def _calls(model: SemanticModel, cls: ClassModel, method: ast.FunctionDef) -> list[ast.Call] | None:
    """All calls of the method in the module; None if something of that name is used in any other way."""
    calls = []
    for node in model.tree.descendants(model.tree.module):
        match node:
            case ast.Constant(value=str(name)) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name == method.name and node is not method:
                    return None
            case ast.Attribute(attr=name, value=owner) if name == method.name:
                match model.tree.parent(node):
                    case ast.Call(func=called, args=[], keywords=[]) as call if called is node:
                        calls.append(call)
                    case _:
                        return None
                if not model.is_instance(owner, cls.name):
                    return None
    return calls


def _whole(model: SemanticModel, function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
    """The function, or the outermost class that it is in without another function between."""
    whole: ast.stmt = function
    for one in model.tree.ancestors(function):
        if not isinstance(one, ast.ClassDef):
            break
        whole = one
    return whole
