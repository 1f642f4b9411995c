"""Where the items of a collection come from."""

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.knowledge.handfuls import is_handful
from perflint.knowledge.throngs import is_throng
from perflint.semantics.amounts.handfuls import is_few
from perflint.semantics.bindings import Definition
from perflint.semantics.containers import iterables_of
from perflint.semantics.moments.callers import calls_of
from perflint.syntax.scope import Scope

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COPYING = {"dict", "enumerate", "frozenset", "list", "reversed", "set", "sorted", "tuple"}
_COMBINING = {"accumulate", "chain", "from_iterable", "islice", "zip"}
_METHODS = {"copy", "items", "keys", "values"}
_SETTINGS = re.compile(r"(^|_)(args|conf|config|configuration|environ|kwargs|options|opts|settings)(_|$)", re.I)
_UNKNOWN = ast.Constant(...)
_MOST = 30
"""Items are followed through so many collections at the most."""


def are_from_few(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether all items come from handfuls, or from what somebody has written into the settings of the program.

    The members of a handful may be large themselves; those of a setting are written there as well.
    """
    pending = [(items, False)]
    seen: set[ast.expr] = set()
    while pending:
        one, is_member = pending.pop()
        if one in seen or _is_setting(one) or (not is_member and _is_few_itself(model, one)):
            continue
        seen.add(one)
        is_item = isinstance(one, ast.Subscript) and not isinstance(one.slice, ast.Slice)
        sources = [one.value] if isinstance(one, ast.Subscript) else list(sources_of(model, one))
        if not sources or len(seen) > _MOST:
            return False
        pending += [(source, is_member or is_item) for source in sources]
    return True


def _is_few_itself(model: "SemanticModel", items: ast.expr) -> bool:
    return is_few(model, items) or _is_declared(items) or _is_returned_as_few(model, items)


def origins_of(model: "SemanticModel", items: ast.expr) -> list[ast.expr]:
    """The collection itself, those that its items come from, and so on: the nearest of them."""
    found = [items]
    for near in found:
        found += [source for source in sources_of(model, near) if source not in found]
        if len(found) > _MOST:
            break
    return found


def sources_of(model: "SemanticModel", items: ast.expr) -> Iterator[ast.expr]:
    """The collections that the items of this one come from; nothing if it is the first that is known."""
    match items:
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from (generator.iter for generator in items.generators)
        case ast.Call():
            yield from _sources_of_call(items)
        case ast.Await(value=source) | ast.Starred(value=source) | ast.Subscript(value=source, slice=ast.Slice()):
            yield source
        case ast.BinOp(left=left, op=ast.Add() | ast.BitOr(), right=right) | ast.IfExp(body=left, orelse=right):
            yield from (side for side in (left, right) if not _is_nothing(side))
        case ast.BinOp(left=left, op=ast.Sub()):
            yield left
        case ast.BoolOp(values=values):
            yield from (value for value in values if not _is_nothing(value))
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            yield from (element.value for element in elements if isinstance(element, ast.Starred))
        case ast.Name():
            yield from _sources_of_name(model, items)
        case ast.Attribute(value=ast.Name() as owner, attr=attr):
            yield from _sources_of_attribute(model, owner, attr)


def _sources_of_call(call: ast.Call) -> list[ast.expr]:
    match call:
        case ast.Call(func=ast.Name(id="cast" | "filter" | "map"), args=[_, *sources]):
            return sources
        case ast.Call(func=ast.Name(id=name), args=[source, *_]) if name in _COPYING:
            return [source]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=sources) if name in _COMBINING:
            return sources
        case ast.Call(func=ast.Attribute(value=source, attr=method), args=[]) if method in _METHODS:
            return [source]
    return []


def _sources_of_name(model: "SemanticModel", name: ast.Name) -> Iterator[ast.expr]:
    binding = model.binding(name)
    if binding is None or not binding.is_local:
        return
    for definition in model.flow.reaching(binding, name):
        yield from _sources_of_definition(model, definition)
    for definition in binding.definitions:
        if definition.kind == "augmented" and definition.value is not None:
            yield definition.value
    for use in model.uses(binding):
        yield from _added(model, use)


def _sources_of_definition(model: "SemanticModel", definition: Definition) -> Iterator[ast.expr]:
    match definition:
        case Definition(
            kind="parameter",
            node=ast.arg() as parameter,
            scope=Scope(node=ast.FunctionDef() | ast.AsyncFunctionDef() as function),
        ):
            given = [_given(call, parameter, function) for call in _all_calls_of(model, function)]
            yield from given or [_UNKNOWN]
        case Definition(kind="assign" | "annotated" | "walrus" | "with", value=ast.expr() as value):
            if not _is_nothing(value):
                yield value
        case Definition(kind="loop" | "unpacked", value=ast.expr() as holder):
            yield ast.Subscript(holder, _UNKNOWN)
        case _:
            yield _UNKNOWN


def _all_calls_of(model: "SemanticModel", function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.Call]:
    """All calls of a function that no other module calls; nothing for others, and for methods."""
    is_own = function.name.startswith("_") and isinstance(model.tree.parent(function), ast.Module)
    return list(calls_of(model, function)) if is_own else []


def _given(call: ast.Call, parameter: ast.arg, function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr:
    """What the call certainly gives for the parameter."""
    for keyword in call.keywords:
        if keyword.arg == parameter.arg:
            return keyword.value
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    position = names.index(parameter.arg) if parameter.arg in names else len(call.args)
    is_plain = position < len(call.args) and not any(isinstance(one, ast.Starred) for one in call.args)
    return call.args[position] if is_plain else _UNKNOWN


def _sources_of_attribute(model: "SemanticModel", owner: ast.Name, attr: str) -> Iterator[ast.expr]:
    cls = model.classes.self_class(owner)
    if cls is None:
        return
    if attr in cls.methods:
        inside = model.tree.descendants(cls.methods[attr], into_functions=False)
        yield from (node.value for node in inside if isinstance(node, ast.Return) and node.value is not None)
    for place in model.classes.attributes(cls).get(attr, ()):
        if place.value is None or isinstance(place.value, ast.List | ast.Dict) or place.scope is cls.scope:
            yield _UNKNOWN  # Instances may fill it.
        elif not _is_nothing(place.value):
            yield place.value


def _added(model: "SemanticModel", use: ast.Name) -> Iterator[ast.expr]:
    """What is gone through where this use of a list adds something to it."""
    method = model.tree.parent(use)
    match method, model.tree.parent(method) if method is not None else None:
        case ast.Attribute(attr="extend" | "update"), ast.Call(args=[added]):
            yield added
        case ast.Attribute(attr="append" | "insert" | "add"), ast.Call() as call:
            for loop in model.loops(call):
                yield from iterables_of(loop) or [_UNKNOWN]


def _is_setting(items: ast.expr) -> bool:
    """Whether this is read from a configuration: `config["hosts"]`, `self.options.get("hosts", [])`."""
    match items:
        case ast.Name(id=name):
            return _SETTINGS.search(name) is not None
        case ast.Attribute(value=owner, attr=attr):
            return _SETTINGS.search(attr) is not None or _is_setting(owner)
        case ast.Subscript(value=owner, slice=ast.Name(id=key)):
            return _SETTINGS.search(key) is not None or _is_setting(owner)
        case ast.Subscript(value=inner) | ast.Call(func=inner) | ast.Await(value=inner) | ast.Starred(value=inner):
            return _is_setting(inner)
    return False


def _is_declared(items: ast.expr) -> bool:
    """Whether these are the attributes of an object, the one item that is a certain object, or a class's constant."""
    match items:
        case ast.Attribute(attr=attr):
            return attr == "__dict__" or (attr.isupper() and not is_throng(attr))
        case ast.Call(func=ast.Name(id="dir" | "vars")):
            return True
        case ast.ListComp(generators=[ast.comprehension(ifs=[ast.Compare() as test])]):
            return _is_of_identity(test)
    return False


def _is_returned_as_few(model: "SemanticModel", items: ast.expr) -> bool:
    """Whether a function that is called like a handful gives this back as its result: `names` of `get_columns`."""
    function = model.tree.function(items) if isinstance(items, ast.Name) else None
    if not isinstance(items, ast.Name) or not is_handful(getattr(function, "name", "")):
        return False
    binding = model.binding(items)
    return binding is not None and any(isinstance(model.tree.parent(use), ast.Return) for use in model.uses(binding))


def _is_of_identity(test: ast.Compare) -> bool:
    match test:
        case ast.Compare(ops=[ast.Is()]) | ast.Compare(left=ast.Call(func=ast.Name(id="id")), ops=[ast.Eq()]):
            return True
    return False


def _is_nothing(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=None) | ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
    return False
