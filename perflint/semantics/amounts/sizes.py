"""Containers whose size is written in the code."""

import ast
import re
from typing import TYPE_CHECKING

from perflint.knowledge.purity import is_pure, mutator_names
from perflint.semantics.bindings import Definition
from perflint.semantics.effects import path_of

if TYPE_CHECKING:
    from perflint.semantics.classes import ClassModel
    from perflint.semantics.model import SemanticModel

_ADDS_ONE = {"add", "append", "insert"}
_ADDS_ALL = {"extend", "update"}
_ADDS_NONE = {"clear", "pop", "remove", "reverse", "sort"}
_LOOKS = (ast.BinOp, ast.BoolOp, ast.Compare, ast.For, ast.FormattedValue, ast.If, ast.Subscript, ast.UnaryOp)
_DISPLAYS = (ast.Dict, ast.List, ast.Set, ast.Tuple)
_CONSTANTS = re.compile(r"(^|_)const(ant)?s?$")
"""How a module is called that has constants in it, and nothing else."""

_DEEP = 4
"""Values are followed through so many names."""


def has_fixed_size(model: "SemanticModel", items: ast.expr, depth: int = 0) -> bool:
    """Whether `items` certainly never has more items than are written out in some code, however many that are.

    So has a list that starts as written out and is added to by statements outside of loops, and so have the
    positional arguments of a call. What another module has under a name in capitals is taken to be written out.
    """
    if depth > _DEEP:
        return False
    if model.containers.size_limit(items) is not None:
        return True
    match items:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return has_fixed_size(model, left, depth + 1) and has_fixed_size(model, right, depth + 1)
        case ast.Call(func=ast.Name(id="list" | "set" | "sorted" | "tuple"), args=[copied]):
            return has_fixed_size(model, copied, depth + 1)
        case ast.Call(func=ast.Attribute(value=viewed, attr="items" | "keys" | "values"), args=[]):
            return has_fixed_size(model, viewed, depth + 1)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="split")):
            return True
        case ast.Name() | ast.Attribute() if _is_foreign_constant(model, items):
            return True
        case ast.Subscript(value=ast.Name() as table, slice=key) if not isinstance(key, ast.Slice):
            return _holds_displays(model, table)
        case ast.Name():
            return _is_written_out(model, items, depth)
        case ast.Attribute(value=ast.Name() as owner, attr=attr) if cls := model.classes.self_class(owner):
            return _is_written_out_in_class(model, cls, attr, depth)
    return False


def _is_foreign_constant(model: "SemanticModel", items: ast.Name | ast.Attribute) -> bool:
    """Whether `items` is, or belongs to, a constant of another module, or an attribute of a constant of this one."""
    root: ast.expr = items
    while isinstance(root, ast.Attribute):
        root = root.value
    binding = model.binding(root) if isinstance(root, ast.Name) else None
    if binding is None or binding.scope.kind != "module":
        return False
    is_imported = any(definition.kind == "import" for definition in binding.definitions)
    owners = (path_of(items) or "").split(".")
    return any(name.isupper() or _CONSTANTS.search(name) for name in (owners if is_imported else owners[:-1]))


def _holds_displays(model: "SemanticModel", table: ast.Name) -> bool:
    """Whether it is a table of the module that is written out, with all the lists in it."""
    binding = model.binding(table)
    if binding is None or binding.scope.kind != "module":
        return False
    match binding.only_value:
        case ast.Dict(values=[_, *_] as values):
            return all(isinstance(one, _DISPLAYS) and model.containers.size_limit(one) is not None for one in values)
    return False


def _is_written_out(model: "SemanticModel", name: ast.Name, depth: int) -> bool:
    binding = model.binding(name)
    if binding is None or not all(_starts_fixed(model, one, depth) for one in binding.definitions):
        return False
    return all(_keeps_size(model, use, depth) for use in model.uses(binding))


def _starts_fixed(model: "SemanticModel", definition: Definition, depth: int) -> bool:
    match definition:
        case Definition(kind="assign" | "annotated", value=ast.expr() as value):
            return has_fixed_size(model, value, depth + 1)
        case Definition(kind="loop", value=ast.Call(func=ast.Attribute(value=table, attr="values"))):
            # What a constant holds is as much written out as the constant.
            return isinstance(table, ast.Name | ast.Attribute) and _is_foreign_constant(model, table)
        case Definition(kind="parameter", node=node):
            return node is getattr(getattr(definition.scope.node, "args", None), "vararg", None)
    return False


def _keeps_size(model: "SemanticModel", use: ast.Name, depth: int) -> bool:
    """Whether this use of a container adds no items, or only so many as are written out."""
    parent = model.tree.parent(use)
    match parent:
        case ast.Attribute(attr=method):
            call = model.tree.parent(parent)
            return isinstance(call, ast.Call) and call.func is parent and _adds_few(model, call, method, depth)
        case ast.Call(func=function):
            called = model.qualified_name(function)
            return called is not None and is_pure(called)
        case ast.Subscript(value=container, ctx=ast.Store()):
            return container is not use or model.is_instance(use, "builtins.list")
    return isinstance(parent, (*_LOOKS, ast.comprehension, ast.Starred, ast.Return))


def _adds_few(model: "SemanticModel", call: ast.Call, method: str, depth: int) -> bool:
    if method in _ADDS_ONE | _ADDS_ALL and any(model.tree.loops(call)):
        return False
    if method in _ADDS_ALL:
        return all(has_fixed_size(model, added, depth + 1) for added in call.args)
    return method in _ADDS_ONE | _ADDS_NONE or method not in mutator_names()


def _is_written_out_in_class(model: "SemanticModel", cls: "ClassModel", attr: str, depth: int) -> bool:
    """Whether all values of the attribute are written out, and no method of the class makes it grow.

    So is what a property gives that has nothing else to return.
    """
    if attr in cls.methods:
        inside = model.tree.descendants(cls.methods[attr], into_functions=False)
        returned = [node.value for node in inside if isinstance(node, ast.Return)]
        return bool(returned) and all(one is not None and has_fixed_size(model, one, depth + 1) for one in returned)
    bases = [model.classes.named(base) for base in model.classes.bases(cls) if base is not None]
    owner = next((one for one in (cls, *bases) if one is not None and attr in model.classes.attributes(one)), None)
    if owner is None:
        return False
    for method in [*cls.methods.values(), *owner.methods.values()]:
        changes = model.changes_in(method)
        path = f"{model.classes.receiver(method)}.{attr}"
        if path in changes.grown or changes.is_passed(path):
            return False
    values = [place.value for place in model.classes.attributes(owner)[attr]]
    if not any(isinstance(value, ast.expr) and model.containers.size_limit(value) != 0 for value in values):
        return False  # What is empty, and stays so here, is filled by others.
    return all(value is not None and has_fixed_size(model, value, depth + 1) for value in values)
