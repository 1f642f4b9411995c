"""Copies of containers that find an item without looking at the others."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_COPYING = {"dict", "frozenset", "list", "set", "sorted", "tuple"}
_METHODS = {"copy", "to_list", "tolist"}
_FINDS_AT_ONCE = {
    "builtins.dict",
    "builtins.dict_items",
    "builtins.dict_keys",
    "builtins.frozenset",
    "builtins.range",
    "builtins.set",
    "collections.Counter",
    "collections.OrderedDict",
    "collections.defaultdict",
    "pandas.Index",
    "types.MappingProxyType",
    "typing.AbstractSet",
    "typing.ItemsView",
    "typing.KeysView",
    "typing.Mapping",
    "typing.MutableMapping",
    "typing.MutableSet",
}


def original_of(model: "SemanticModel", copy: ast.expr) -> ast.expr | None:
    """The container that `copy` copies item by item, if that container finds an item at once; else None.

    One that is itself made for the purpose (`list(set(rows))`) does not count.
    """
    source = copied(model, copy)
    match source:
        case None | ast.Dict() | ast.DictComp() | ast.Set() | ast.SetComp():
            return None
        case ast.Call(func=ast.Attribute(value=mapping, attr="keys"), args=[]):
            # Whatever class has it: what it gives can be searched without being copied.
            return mapping if _finds_at_once(model, mapping) else source
        case ast.Call(func=ast.Name(id=maker)) if maker in _COPYING:
            return None
    return source if _finds_at_once(model, source) else None


def copied(model: "SemanticModel", copy: ast.expr) -> ast.expr | None:
    """What `copy` takes all its items from, in whatever order, leaving out none and adding none."""
    match copy:
        case ast.Call(func=ast.Name(id=name) as function, args=[source], keywords=options) if name in _COPYING:
            is_plain = not options or (name == "sorted" and all(option.arg for option in options))
            return source if is_plain and model.qualified_name(function) == f"builtins.{name}" else None
        case ast.Call(func=ast.Attribute(value=source, attr=method), args=[], keywords=[]) if method in _METHODS:
            return source
        case ast.List(elts=[ast.Starred(value=source)]) | ast.Tuple(elts=[ast.Starred(value=source)]):
            return source
        case ast.Set(elts=[ast.Starred(value=source)]):
            return source
        case ast.ListComp(elt=item, generators=[only]) | ast.SetComp(elt=item, generators=[only]):
            return only.iter if not only.ifs and not only.is_async and _is_same_name(item, only.target) else None
    return None


def _finds_at_once(model: "SemanticModel", container: ast.expr) -> bool:
    type_ = model.type_of(container)
    return type_ is not None and type_.name in _FINDS_AT_ONCE


def _is_same_name(one: ast.expr, other: ast.expr) -> bool:
    return isinstance(one, ast.Name) and isinstance(other, ast.Name) and one.id == other.id
