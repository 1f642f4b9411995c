"""Lists that belong to one variable of a function: who else may get hold of them, and what is certainly in them."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.hashing import has_plain_hash

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_LISTS = ("builtins.list", "builtins.tuple")
_MAKERS = {f"builtins.{name}" for name in ("dir", "list", "list.copy", "sorted", "str.rsplit", "str.split", "tuple")}
_MAKERS |= {f"builtins.{name}" for name in ("bytes.split", "bytes.splitlines", "str.splitlines")}
_METHODS = {"append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort"}
_LOOKING = {"all", "any", "bool", "enumerate", "frozenset", "len", "list", "print", "repr", "reversed", "set", "sorted"}
_LOOKING |= {"str", "sum", "tuple", "zip"}


def is_private(model: "SemanticModel", binding: Binding, region: ast.stmt) -> bool:
    """Whether a variable certainly gets nothing but lists that are made for it, and no other code gets hold of one
    until `region`, a statement in no loop, has run: what happens to them until then is written here."""
    if not is_of_one_function(model, binding) or not all(is_made_here(model, one) for one in binding.definitions):
        return False
    return all(stays_here(model, use) for use in _uses_until(model, binding, region))


def is_made_here(model: "SemanticModel", definition: Definition) -> bool:
    """Whether a definition gives a new list or tuple to this variable alone, or adds to the one that it has."""
    statement = model.tree.parent(definition.node)
    if definition.kind == "augmented":
        return isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add)
    if definition.kind not in ("assign", "annotated") or len(getattr(statement, "targets", ())) > 1:
        return False
    match definition.value:
        case ast.List() | ast.ListComp() | ast.Tuple():
            return True
        case ast.Call(func=function):
            return model.qualified_name(function) in _MAKERS
        case ast.BinOp(op=ast.Add()) as value:
            return model.is_instance(value, *_LISTS)
        case ast.Subscript(value=value, slice=ast.Slice()):
            return model.is_instance(value, *_LISTS)
    return False


def is_never_none(model: "SemanticModel", binding: Binding) -> bool:
    """Whether a variable that is known to be a list or a tuple is that wherever it has a value."""
    return all(is_made_here(model, one) or _is_list_parameter(model, one) for one in binding.definitions)


def may_be_left_out(model: "SemanticModel", binding: Binding) -> bool:
    """Whether it is a parameter that is said to be something else, too: then it is `None`, as a rule."""
    said = [one for one in binding.definitions if one.kind == "parameter" and one.annotation is not None]
    return not all(_is_list_parameter(model, one) for one in said)


def has_plain_items(model: "SemanticModel", binding: Binding, items: ast.expr, region: ast.stmt) -> bool:
    """Whether a list certainly has only items that a set finds as a search does, until `region` has run.

    Annotations are believed.
    """
    type_ = model.type_of(items)
    if type_ is None or not has_plain_hash(type_.element):
        return False
    if all(one.annotation is not None for one in binding.definitions if one.kind != "augmented"):
        return True
    return all(_adds_plain(model, use) for use in _uses_until(model, binding, region)) and all(
        one.kind != "augmented" or _gives_plain(model, one.value) for one in binding.definitions
    )


def adds_plain(model: "SemanticModel", call: ast.AST | None) -> bool:
    """Whether a call of a list's method certainly adds nothing but items with a plain hash."""
    match call:
        case (
            ast.Call(func=ast.Attribute(attr="append"), args=[item])
            | ast.Call(func=ast.Attribute(attr="insert"), args=[_, item])
        ):
            return has_plain_hash(model.type_of(item))
        case ast.Call(func=ast.Attribute(attr="extend"), args=[items]):
            return _gives_plain(model, items)
    return False


def _uses_until(model: "SemanticModel", binding: Binding, region: ast.stmt) -> list[ast.Name]:
    end = (region.end_lineno or region.lineno, region.end_col_offset or 0)
    return [use for use in model.uses(binding) if (use.lineno, use.col_offset) < end]


def _adds_plain(model: "SemanticModel", use: ast.Name) -> bool:
    """Whether all that a use may add to the list has a plain hash."""
    match model.tree.parent(use):
        case ast.Attribute(attr="append" | "extend" | "insert") as method:
            return adds_plain(model, model.tree.parent(method))
        case ast.Subscript(value=container, ctx=ast.Store()) if container is use:
            return False
    return stays_here(model, use)


def _gives_plain(model: "SemanticModel", items: ast.expr | None) -> bool:
    type_ = model.type_of(items) if items is not None else None
    return type_ is not None and has_plain_hash(type_.element)


def stays_here(model: "SemanticModel", value: ast.expr) -> bool:
    """Whether a list is only looked at, or changed by a method of its own, and not handed to anything else.

    Who returns it is done with it.
    """
    above = model.tree.parent(value)
    match above:
        case ast.Compare() | ast.BinOp() | ast.UnaryOp() | ast.FormattedValue() | ast.Starred() | ast.Expr():
            return True
        case ast.Subscript() | ast.For() | ast.comprehension() | ast.If() | ast.While() | ast.Return():
            return True
        case ast.BoolOp() | ast.IfExp():
            return stays_here(model, above)
        case ast.Attribute(attr=method):
            called = model.tree.parent(above)
            return method in _METHODS and isinstance(called, ast.Call) and called.func is above
        case ast.Call(func=ast.Name(id=name) as function, args=args):
            is_looking = name in _LOOKING or (name in ("max", "min") and len(args) == 1)
            return is_looking and model.qualified_name(function) == f"builtins.{name}"
    return False


def _is_list_parameter(model: "SemanticModel", definition: Definition) -> bool:
    """Whether it is a parameter that is said to be a list or a tuple, without `None` as another possibility."""
    match definition.annotation:
        case ast.Subscript(value=named) | (ast.Name() as named) if definition.kind == "parameter":
            is_named = model.qualified_name(named) in (*_LISTS, "typing.List", "typing.Tuple")
            return is_named and not _is_none_by_default(definition)
    return definition.node is getattr(getattr(definition.scope.node, "args", None), "vararg", None)


def _is_none_by_default(definition: Definition) -> bool:
    arguments = getattr(definition.scope.node, "args", None)
    if not isinstance(arguments, ast.arguments):
        return True
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = dict(zip(reversed(positional), reversed(arguments.defaults), strict=False))
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    defaults |= {one: default for one, default in named if default is not None}
    default = defaults.get(definition.node) if isinstance(definition.node, ast.arg) else None
    return default is not None and not isinstance(default, ast.List | ast.Tuple)
