"""Code that leaves objects alone which it does not name, and containers that stay as they are meanwhile."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.purity import is_lazy, is_pure
from perflint.semantics.effects import path_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FRESH = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.Call)
_HARMLESS = {"builtins.print"}
_ATOMS = {"builtins.str", "builtins.bytes", "builtins.int", "builtins.float", "builtins.bool"}
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)
_READING = {"copy", "count", "get", "index", "items", "keys", "values"}
_LIVE = ("typing.Iterator", "builtins.dict_items", "builtins.dict_keys", "builtins.dict_values")
"""Iterators, which can be gone through once, and views, which change with their dict."""


def hold_still(model: "SemanticModel", items: ast.expr, region: ast.AST, looks_deeper: bool = False) -> bool:
    """Whether going through `items`, invariant in `region`, certainly gives equal items each time.

    More than invariance is asked for: that the items are no iterator or view of something else, that an unknown
    object does nothing of its own, and where parts of the items are looked at (in `items`, or by what goes through
    them: `looks_deeper`), that the region changes none.
    """
    calls = [node for node in [items, *model.tree.descendants(items)] if isinstance(node, ast.Call)]
    if any(is_lazy(model.qualified_name(call.func) or "") for call in calls):
        return False
    sources = [generator.iter for generator in items.generators] if isinstance(items, _COMPREHENSIONS) else [items]
    if isinstance(items, _COMPREHENSIONS):
        looks_deeper = not all(_has_atoms(model, source) for source in sources)
    return all(_holds_still(model, source, region, looks_deeper) for source in sources)


def _has_atoms(model: "SemanticModel", items: ast.expr) -> bool:
    type_ = model.type_of(items)
    return type_ is not None and type_.element is not None and type_.element.name in _ATOMS


def _holds_still(model: "SemanticModel", items: ast.expr, region: ast.AST, looks_deeper: bool) -> bool:
    source = _source(items)
    path = path_of(source)
    if path is None or looks_deeper or _is_foreign(model, source):
        return is_quiet(model, region)
    changes = model.changes_in(region)
    if changes.touch(path) or model.is_instance(source, *_LIVE):
        return False
    if isinstance(source, ast.Attribute) and any(map(_waits, [region, *model.tree.descendants(region)])):
        return False
    return model.type_of(source) is not None or changes.methods.get(path, set()) <= _READING


def _source(items: ast.expr) -> ast.expr:
    """The container that views and sorted or other copies in `items` are made from."""
    match items:
        case ast.Call(func=ast.Attribute(value=viewed, attr="items" | "keys" | "values"), args=[]):
            return viewed
        case ast.Call(func=ast.Name(id="frozenset" | "list" | "set" | "sorted"), args=[copied], keywords=[]):
            return _source(copied)
    return items


def _is_foreign(model: "SemanticModel", source: ast.expr) -> bool:
    """Whether it is a variable of another module, which that module may change. One in capitals is a constant."""
    root = source
    while isinstance(root, ast.Attribute):
        root = root.value
    binding = model.binding(root) if isinstance(root, ast.Name) else None
    is_imported = binding is not None and any(definition.kind == "import" for definition in binding.definitions)
    return is_imported and not (path_of(source) or "").rpartition(".")[2].isupper()


def _waits(node: ast.AST) -> bool:
    return isinstance(node, ast.Await | ast.Yield | ast.YieldFrom | ast.AsyncFor | ast.AsyncWith)


def is_quiet(model: "SemanticModel", region: ast.AST) -> bool:
    """Whether `region` certainly changes nothing but variables, and containers that the function itself made.

    What is reached through an item, an attribute or a call may be anything, so code that changes such is not quiet.
    """
    return all(_is_quiet(model, node) for node in [region, *model.tree.descendants(region)])


def _is_quiet(model: "SemanticModel", node: ast.AST) -> bool:
    match node:
        case ast.Attribute(ctx=ast.Store() | ast.Del()):
            return False
        case ast.Subscript(value=container, ctx=ast.Store() | ast.Del()):
            return _is_own(model, container)
        case ast.Call(func=function):
            name = model.qualified_name(function)
            if name is not None and (is_pure(name) or name in _HARMLESS):
                return True
            # A method of an unknown object that is called like one of text is taken to be that one.
            is_of_text = isinstance(function, ast.Attribute) and is_pure(f"builtins.str.{function.attr}")
            return is_of_text or (isinstance(function, ast.Attribute) and _is_own(model, function.value))
    return not _waits(node)


def _is_own(model: "SemanticModel", container: ast.expr) -> bool:
    """Whether it is a container that the function has made itself, and of a builtin type."""
    binding = model.binding(container) if isinstance(container, ast.Name) else None
    if binding is None or not binding.is_local or not isinstance(binding.only_value, _FRESH):
        return False
    type_ = model.type_of(container)
    return type_ is not None and type_.name.startswith(("builtins.", "collections."))
