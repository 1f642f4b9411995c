"""Expressions that certainly raise nothing, so that they may be evaluated where they were not before."""

import ast
import re
import warnings
from typing import TYPE_CHECKING

from perflint.semantics.types import Type
from perflint.syntax.statements import before

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_TEXTS = {"builtins.bytes", "builtins.str"}
_NUMBERS = {"builtins.bool", "builtins.float", "builtins.int"}
_ATOMS = _TEXTS | _NUMBERS
_HASHED = {"builtins.dict", "builtins.dict_keys", "builtins.frozenset", "builtins.set"}
_RANGED = {
    "builtins.dict_items",
    "builtins.dict_values",
    "builtins.list",
    "builtins.tuple",
    "builtins.range",
    "collections.deque",
}
_ITERATED = _HASHED | _RANGED | _TEXTS
_COPIES = {"frozenset", "list", "set", "tuple"}
_HASHING = {"frozenset", "set"}
_VIEWS = {"items", "keys", "values"}
_BINDING = {"annotated", "assign", "class", "function", "import", "loop", "unpacked", "with"}
"""Definitions that give the value when their statement has run, or while a loop or a `with` runs."""
_FLAGS = {"DOTALL", "I", "IGNORECASE", "M", "MULTILINE", "S"}


def never_raises(model: "SemanticModel", expr: ast.expr, place: ast.stmt) -> bool:
    """Whether evaluating `expr` before the statement `place` certainly raises nothing, and has no effect.

    Out of memory it may run; and types are taken to be what annotations say.
    """
    match expr:
        case ast.Constant():
            return True
        case ast.Name():
            return model.type_of(expr) is not None and is_bound(model, expr, place)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return all(not isinstance(item, ast.Starred) and never_raises(model, item, place) for item in items)
        case (
            # Of a generator this is to say that going through it raises nothing.
            ast.GeneratorExp(elt=made, generators=[generator])
            | ast.ListComp(elt=made, generators=[generator])
            | ast.SetComp(elt=made, generators=[generator])
        ):
            is_plain = not generator.is_async and not generator.ifs and isinstance(generator.target, ast.Name)
            if not is_plain or not _is_iterable(model, generator.iter, place):
                return False
            is_hashed = not isinstance(expr, ast.SetComp) or _name(model.type_of(made)) in _ATOMS
            return is_hashed and _is_of_variable(model, made, generator.target)
        case ast.Call(keywords=[]):
            return _call_never_raises(model, expr, place)
        case ast.Call(func=function) if model.qualified_name(function) == "builtins.sorted":
            is_reversed = [keyword.arg for keyword in expr.keywords] == ["reverse"]
            is_constant = isinstance(expr.keywords[0].value, ast.Constant)
            return is_reversed and is_constant and _call_never_raises(model, expr, place)
    return False


def _call_never_raises(model: "SemanticModel", call: ast.Call, place: ast.stmt) -> bool:
    name = model.qualified_name(call.func) or ""
    owner, _, last = name.rpartition(".")
    match call.func, call.args:
        case ast.Attribute(value=mapping), [] if last in _VIEWS and owner == "builtins.dict":
            return never_raises(model, mapping, place)
        case ast.Attribute(value=text), [] if last in ("split", "splitlines") and owner == "builtins.str":
            return never_raises(model, text, place)
        case ast.Attribute(value=text), [items] if name == "builtins.str.join":
            is_text = _name(_element(model, items)) == "builtins.str"
            return is_text and never_raises(model, text, place) and _is_iterable(model, items, place)
        case _, [items] if owner == "builtins" and _is_iterable(model, items, place):
            return _takes(model, last, items)
        case _, [pattern, *flags] if name == "re.compile":
            return is_valid_pattern(model, pattern, flags)
    return False


def _takes(model: "SemanticModel", name: str, items: ast.expr) -> bool:
    """Whether a builtin that goes through all items does so with these without an error."""
    kind, element = _name(model.type_of(items)), _name(_element(model, items))
    if name in _COPIES:
        return name not in _HASHING or kind in _HASHED or element in _ATOMS
    if name == "sorted":
        return element in _ATOMS
    if name == "sum":
        return element in _NUMBERS
    return name in ("all", "any", "len") and (element in _ATOMS or name == "len")


def is_valid_pattern(model: "SemanticModel", pattern: ast.expr, flags: list[ast.expr]) -> bool:
    """Whether `re.compile` certainly takes a pattern that is written out, with these flags."""
    match pattern:
        case ast.Constant(value=str() | bytes() as text):
            names = [(model.qualified_name(flag) or "").rpartition(".") for flag in flags]
        case _:
            return False
    if any(module != "re" or flag not in _FLAGS for module, _, flag in names):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(text)
    except (re.error, OverflowError, RecursionError, Warning):
        return False
    return True


def is_container(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether it certainly is a container of Python's own, or a view of one: to go through it runs no other code."""
    match items:
        case ast.Call(func=ast.Name(id="enumerate" | "reversed" | "zip") as function, args=parts):
            is_builtin = model.qualified_name(function) == f"builtins.{function.id}"
            return is_builtin and all(is_container(model, part) for part in parts)
    return _name(model.type_of(items)) in _ITERATED


def _is_iterable(model: "SemanticModel", items: ast.expr, place: ast.stmt) -> bool:
    """Whether it certainly is a container, and no iterator, which could be gone through only once."""
    return _name(model.type_of(items)) in _ITERATED and never_raises(model, items, place)


def _is_of_variable(model: "SemanticModel", made: ast.expr, variable: ast.expr) -> bool:
    """Whether what a comprehension makes of its variable raises nothing: itself, or a text of a plain value."""
    assert isinstance(variable, ast.Name)
    match made:
        case ast.Name(id=name):
            return name == variable.id
        case ast.Call(func=function, args=[ast.Name(id=name) as item], keywords=[]) if name == variable.id:
            is_plain = _name(model.type_of(item)) in _TEXTS  # a number may be too long to be written
            return is_plain and model.qualified_name(function) in ("builtins.str", "builtins.repr")
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[], keywords=[]):
            is_known = method in ("casefold", "lower", "strip", "title", "upper")
            return name == variable.id and is_known and _name(model.type_of(made)) == "builtins.str"
    return False


def is_bound(model: "SemanticModel", name: ast.Name, place: ast.stmt) -> bool:
    """Whether a variable of the function certainly has a value before the statement."""
    binding = model.binding(name)
    if binding is None or any(one.kind == "delete" or one.scope is not binding.scope for one in binding.definitions):
        return False
    if binding.is_parameter:
        return True
    if model.tree.function(place) is not binding.scope.node:
        # Of a function around it, or of the module: nothing tells when this one is called.
        return False
    made = {model.tree.statement(one.node) for one in binding.definitions if one.kind in _BINDING}
    entered = {one for one in made if isinstance(one, ast.For | ast.AsyncFor | ast.With | ast.AsyncWith)}
    run = {one for one in made - entered if not isinstance(one, ast.AnnAssign) or one.value is not None}
    below: ast.AST = place
    for above in model.tree.ancestors(place):
        if isinstance(below, ast.stmt) and not run.isdisjoint(before(above, below)):
            return True
        if above in entered and below in getattr(above, "body", ()):
            return True
        if above is binding.scope.node:
            return False
        below = above
    return False


def _element(model: "SemanticModel", items: ast.expr) -> Type | None:
    type_ = model.type_of(items)
    return type_.element if type_ is not None else None


def _name(type_: Type | None) -> str:
    return type_.name if type_ is not None else ""
